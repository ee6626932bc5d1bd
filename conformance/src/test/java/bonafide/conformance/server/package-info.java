/** The packaged server as a process of its own. */
@NullMarked
package bonafide.conformance.server;

import org.jspecify.annotations.NullMarked;
