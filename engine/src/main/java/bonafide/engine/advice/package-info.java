/** What to tell the person in front of the camera, in their language. */
@NullMarked
package bonafide.engine.advice;

import org.jspecify.annotations.NullMarked;
