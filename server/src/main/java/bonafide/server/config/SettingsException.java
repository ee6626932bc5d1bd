package bonafide.server.config;

/** A setting the server cannot start with; the message names it, the value found and what is allowed. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }
}
