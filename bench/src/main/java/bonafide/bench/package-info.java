/** Prints figures about a running server and about the engine; see bench/README.md. */
@NullMarked
package bonafide.bench;

import org.jspecify.annotations.NullMarked;
