/**
 * Calls a Bonafide server from Java, with nothing but the JDK.
 *
 * <pre>{@code
 * try (var client = new BonafideClient(URI.create("https://id.example.org"), new AccessKey(id, secret))) {
 *     Verification verification = client.verify(new Photos(card, face), "00840000");
 *     if (verification.passed()) ...
 * }
 * }</pre>
 */
@NullMarked
package bonafide.client;

import org.jspecify.annotations.NullMarked;
