package bonafide.conformance.server;

/** An access key of a server under test. */
public record ServerKey(String id, String secret) {}
