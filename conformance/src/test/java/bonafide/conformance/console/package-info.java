/** The console as people meet it: in a browser, on the packaged server. */
@NullMarked
package bonafide.conformance.console;

import org.jspecify.annotations.NullMarked;
