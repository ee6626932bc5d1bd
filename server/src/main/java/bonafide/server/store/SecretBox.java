package bonafide.server.store;

import bonafide.server.store.MasterKeys.MasterKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals values with AES-256-GCM under the master key. The place a value belongs to is associated data, so a sealed
 * value copied to another row does not open.
 *
 * <p>Form: 1 byte version, 8 bytes master key id, 12 bytes GCM nonce, ciphertext with its 16 byte tag. NIST SP 800-38D
 * allows 2^32 random nonces a key; an installation seals a few thousand values.
 */
final class SecretBox {
    private static final byte VERSION = 1;
    private static final int ID_BYTES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Supplier<List<MasterKey>> source;
    private final SecureRandom random;
    private volatile List<MasterKey> keys;

    /** @param source read at once, and again whenever something was sealed with a key not known yet */
    SecretBox(Supplier<List<MasterKey>> source, SecureRandom random) {
        this.source = source;
        this.random = random;
        keys = source.get();
    }

    /** Seals with the first key of the source as it is now, so that a key change loses nothing sealed meanwhile. */
    byte[] seal(byte[] plain, String place) {
        reload();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var master = keys.getFirst();
        var sealed = crypt(Cipher.ENCRYPT_MODE, master, nonce, place, plain);
        return ByteBuffer.allocate(1 + ID_BYTES + NONCE_BYTES + sealed.length)
                .put(VERSION)
                .putLong(master.id())
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws StoreException when the value was sealed for another place, changed, or sealed with an unknown key */
    byte[] open(byte[] box, String place) {
        if (box.length < 1 + ID_BYTES + NONCE_BYTES || box[0] != VERSION) {
            throw new StoreException("The sealed value of " + place + " has an unknown form");
        }
        var buffer = ByteBuffer.wrap(box, 1, box.length - 1);
        long id = buffer.getLong();
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return crypt(Cipher.DECRYPT_MODE, masterWith(id, place), nonce, place, sealed);
    }

    /** Whether the value was sealed with today's first master key. */
    boolean isCurrent(byte[] box) {
        return keys.getFirst().id() == ByteBuffer.wrap(box).getLong(1);
    }

    void reload() {
        keys = source.get();
    }

    private MasterKey masterWith(long id, String place) {
        return known(id)
                .or(() -> {
                    reload();
                    return known(id);
                })
                .orElseThrow(() -> new StoreException(
                        "The value of " + place + " was sealed with another master key than the one given"));
    }

    private Optional<MasterKey> known(long id) {
        return keys.stream().filter(key -> key.id() == id).findFirst();
    }

    private static byte[] crypt(int mode, MasterKey master, byte[] nonce, String place, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, master.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new StoreException("The sealed value of " + place + " does not open: it was changed or moved", e);
        }
    }
}
