/** The grammar of the server's own call, {@code POST /v1/verifications}: pure functions, ISO words. */
@NullMarked
package bonafide.server.rest;

import org.jspecify.annotations.NullMarked;
