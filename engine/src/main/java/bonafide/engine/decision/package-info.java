@NullMarked
package bonafide.engine.decision;

import org.jspecify.annotations.NullMarked;
