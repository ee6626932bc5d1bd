@NullMarked
package bonafide.engine.pad;

import org.jspecify.annotations.NullMarked;
