/** What operators' tools are told: metrics, health, the dashboard and the alert rules that rest on them. */
@NullMarked
package bonafide.conformance.signals;

import org.jspecify.annotations.NullMarked;
