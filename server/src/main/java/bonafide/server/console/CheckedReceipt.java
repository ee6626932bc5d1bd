package bonafide.server.console;

/**
 * A decision's receipt, and whether it holds.
 *
 * @param jws compact serialisation
 * @param valid the signature holds, and the record still says what the receipt says
 */
public record CheckedReceipt(String jws, boolean valid) {}
