@NullMarked
package bonafide.server.admission;

import org.jspecify.annotations.NullMarked;
