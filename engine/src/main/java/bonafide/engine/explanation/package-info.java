/** Pictures that show people what a comparison rested on; made on request only, for the one who asked. */
@NullMarked
package bonafide.engine.explanation;

import org.jspecify.annotations.NullMarked;
