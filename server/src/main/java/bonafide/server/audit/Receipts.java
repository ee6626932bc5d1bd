package bonafide.server.audit;

import bonafide.server.audit.AuditLog.ChainAnchor;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signed statements of this installation: what was decided, and where the audit chains ended at a moment. */
public final class Receipts {
    private static final String RECEIPT = "bonafide-receipt+jwt";
    private static final String ANCHOR = "bonafide-audit-anchor+jwt";
    private static final String START = "bonafide-audit-start+jwt";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeyPair key;

    public Receipts(KeyPair key) {
        this.key = key;
    }

    public PublicKey publicKey() {
        return key.getPublic();
    }

    /** The receipt of a call that ended in a verification; empty for any other. The same call gives the same receipt. */
    public Optional<String> receipt(AuditEntry entry) {
        var end = entry.call().result();
        if (end == null || end.state() != AuditRecord.State.COMPLETED) {
            return Optional.empty();
        }
        var call = entry.call();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("jti", call.requestId());
        claims.put("iat", end.finished().getEpochSecond());
        claims.put("node", call.node());
        claims.put("account", call.account());
        claims.put("accessKeyId", call.keyId());
        claims.put("resourceCode", call.resourceCode());
        claims.put("policyVersion", call.policyVersion());
        claims.put("outcome", end.outcome());
        claims.put(
                "reasons",
                end.reasons().isEmpty() ? List.of() : List.of(end.reasons().split(",")));
        claims.put("score", end.score());
        claims.put("falseMatchRate", end.falseMatchRate());
        claims.put("padScore", end.padScore());
        claims.put("referenceHash", end.referenceHash());
        claims.put("probeHash", end.probeHash());
        claims.put("models", JSON.readTree(end.evidence()).path("models"));
        claims.put("auditPosition", entry.position());
        claims.put("auditHash", entry.hash());
        return Optional.of(Ed25519Jws.sign(RECEIPT, claims, key));
    }

    /** @param models the models decided with, name to SHA-256 */
    public BulkReceipts inBulk(Map<String, String> models, InstantSource clock) {
        return new BulkReceipts(models, clock, claims -> Ed25519Jws.sign(RECEIPT, claims, key));
    }

    /** @throws IllegalArgumentException saying what does not hold */
    public static JsonNode verifyReceipt(String jws, PublicKey key) {
        return Ed25519Jws.verify(RECEIPT, jws, key);
    }

    /** One line to be kept where the store's administrator cannot change it: where a chain ends. */
    public String anchor(ChainAnchor anchor) {
        return sign(ANCHOR, anchor);
    }

    /** @throws IllegalArgumentException saying what does not hold */
    public ChainAnchor readAnchor(String jws) {
        return read(ANCHOR, jws);
    }

    /** Proves that this program pruned a chain up to the row named, and nobody else cut it. */
    public String start(ChainAnchor lastPruned) {
        return sign(START, lastPruned);
    }

    /** @throws IllegalArgumentException saying what does not hold */
    public ChainAnchor readStart(String jws) {
        return read(START, jws);
    }

    private String sign(String type, ChainAnchor anchor) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("node", anchor.node());
        claims.put("position", anchor.position());
        claims.put("hash", anchor.hash());
        claims.put("iat", anchor.at().getEpochSecond());
        return Ed25519Jws.sign(type, claims, key);
    }

    private ChainAnchor read(String type, String jws) {
        var claims = Ed25519Jws.verify(type, jws, key.getPublic());
        return new ChainAnchor(
                claims.path("node").asString(),
                claims.path("position").asLong(),
                claims.path("hash").asString(),
                Instant.ofEpochSecond(claims.path("iat").asLong()));
    }

    /** The public key as a JSON Web Key. */
    public Map<String, String> publicJwk() {
        return Ed25519Jws.publicJwk(key.getPublic());
    }
}
