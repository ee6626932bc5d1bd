/** The words every step may end with; a leaf, so that the first step can say them as well as the last. */
@NullMarked
package bonafide.engine.outcome;

import org.jspecify.annotations.NullMarked;
