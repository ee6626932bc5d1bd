@NullMarked
package bonafide.engine.quality;

import org.jspecify.annotations.NullMarked;
