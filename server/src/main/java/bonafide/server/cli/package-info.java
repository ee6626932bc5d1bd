@NullMarked
package bonafide.server.cli;

import org.jspecify.annotations.NullMarked;
