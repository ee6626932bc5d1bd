/** The documentation held against the program. */
@NullMarked
package bonafide.conformance.docs;

import org.jspecify.annotations.NullMarked;
