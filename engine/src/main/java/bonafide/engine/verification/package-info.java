@NullMarked
package bonafide.engine.verification;

import org.jspecify.annotations.NullMarked;
