/** Lays out a package and lists what is in it. */
@NullMarked
package bonafide.dist;

import org.jspecify.annotations.NullMarked;
