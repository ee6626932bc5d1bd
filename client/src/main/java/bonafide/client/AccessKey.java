package bonafide.client;

/**
 * What a caller is known by.
 *
 * @param id AccessKeyId, no secret
 * @param secret AccessKeySecret; never printed
 */
public record AccessKey(String id, String secret) {
    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
