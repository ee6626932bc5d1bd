/** Photos for the tests, made at test time from the six that the model package brings. */
@NullMarked
package bonafide.conformance.pictures;

import org.jspecify.annotations.NullMarked;
