@NullMarked
package bonafide.server.app;

import org.jspecify.annotations.NullMarked;
