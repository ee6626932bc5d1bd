/** Every client in every situation, and the page that tells what its user sees. */
@NullMarked
package bonafide.conformance.matrix;

import org.jspecify.annotations.NullMarked;
