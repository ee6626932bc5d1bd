/**
 * The pages for people: try a verification, look at decisions, keys, policies and drift.
 *
 * <p>Static files and a small JSON interface behind a sign-in; {@link bonafide.server.console.Console} is the one
 * endpoint an HTTP listener mounts. Every route and the role it needs stands in {@link
 * bonafide.server.console.Routes}.
 */
@NullMarked
package bonafide.server.console;

import org.jspecify.annotations.NullMarked;
