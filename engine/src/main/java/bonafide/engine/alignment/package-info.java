@NullMarked
package bonafide.engine.alignment;

import org.jspecify.annotations.NullMarked;
