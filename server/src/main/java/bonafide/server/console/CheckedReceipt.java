package bonafide.server.console;

/**
 * A decision's receipt, and whether it holds.
 *
 * @param jws compact serialisation; empty when not valid
 * @param valid the decision's row still fits the audit chain: it says what was written when the call was answered
 */
public record CheckedReceipt(String jws, boolean valid) {}
