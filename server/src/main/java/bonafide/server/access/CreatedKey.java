package bonafide.server.access;

/**
 * A key's id and a secret just made for it. The secret is shown this once; afterwards it exists only sealed.
 *
 * @param secret to be handed to the caller's operator and then forgotten
 */
public record CreatedKey(String accessKeyId, Secret secret) {}
