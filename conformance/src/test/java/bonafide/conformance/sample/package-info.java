/** The programs of the vendor's page as they stand there, in a network where the vendor's names lead to this machine. */
@NullMarked
package bonafide.conformance.sample;

import org.jspecify.annotations.NullMarked;
