@NullMarked
package bonafide.engine.testing;

import org.jspecify.annotations.NullMarked;
