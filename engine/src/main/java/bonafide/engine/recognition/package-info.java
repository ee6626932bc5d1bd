@NullMarked
package bonafide.engine.recognition;

import org.jspecify.annotations.NullMarked;
