@NullMarked
package bonafide.engine.image;

import org.jspecify.annotations.NullMarked;
