@NullMarked
package bonafide.engine.inference;

import org.jspecify.annotations.NullMarked;
