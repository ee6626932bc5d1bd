@NullMarked
package bonafide.server.signature;

import org.jspecify.annotations.NullMarked;
