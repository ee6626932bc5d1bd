/** Writes an evaluation's figures for people: tables, plots and sentences in files that need no network. */
@NullMarked
package bonafide.server.evaluation.report;

import org.jspecify.annotations.NullMarked;
