/** The programs of {@code conformance/clients}: how each is installed and started, what goes in and what comes out. */
@NullMarked
package bonafide.conformance.client;

import org.jspecify.annotations.NullMarked;
