@NullMarked
package bonafide.server.store;

import org.jspecify.annotations.NullMarked;
