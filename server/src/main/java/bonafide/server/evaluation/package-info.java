/** Proves the figures on anybody's own data: pair lists in; scores, rates and a report out. */
@NullMarked
package bonafide.server.evaluation;

import org.jspecify.annotations.NullMarked;
