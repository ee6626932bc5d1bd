@NullMarked
package bonafide.server.wire;

import org.jspecify.annotations.NullMarked;
