/** A server that keeps every request as it came over the socket and answers from a script. */
@NullMarked
package bonafide.conformance.recording;

import org.jspecify.annotations.NullMarked;
