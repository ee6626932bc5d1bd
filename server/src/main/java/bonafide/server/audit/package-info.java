@NullMarked
package bonafide.server.audit;

import org.jspecify.annotations.NullMarked;
