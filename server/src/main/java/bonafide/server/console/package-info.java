@NullMarked
package bonafide.server.console;

import org.jspecify.annotations.NullMarked;
