@NullMarked
package bonafide.server.access;

import org.jspecify.annotations.NullMarked;
