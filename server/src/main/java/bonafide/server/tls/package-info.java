@NullMarked
package bonafide.server.tls;

import org.jspecify.annotations.NullMarked;
