/** The packaged server, driven from outside by the vendor's SDKs, each in a process of its own. */
@NullMarked
package bonafide.conformance;

import org.jspecify.annotations.NullMarked;
