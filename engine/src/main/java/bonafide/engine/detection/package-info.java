@NullMarked
package bonafide.engine.detection;

import org.jspecify.annotations.NullMarked;
