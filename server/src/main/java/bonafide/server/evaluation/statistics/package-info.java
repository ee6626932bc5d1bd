/** The figures of an evaluation, from scores alone: rates with their intervals, curves, groups. Pure functions. */
@NullMarked
package bonafide.server.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
