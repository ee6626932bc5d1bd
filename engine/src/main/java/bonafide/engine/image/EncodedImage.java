package bonafide.engine.image;

/**
 * One picture as it arrived: the bytes of a file, not yet looked at.
 *
 * <p>The array is taken over, not copied: pictures are megabytes and live for one call. Whoever passes it in gives it up.
 */
public final class EncodedImage {
    private final byte[] bytes;

    public EncodedImage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The file's bytes themselves; callers read and never write. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    /** Says the size only: a picture never reaches a log. */
    @Override
    public String toString() {
        return "EncodedImage[" + bytes.length + " bytes]";
    }
}
