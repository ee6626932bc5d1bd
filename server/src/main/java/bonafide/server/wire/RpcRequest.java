package bonafide.server.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call in the vendor's RPC style, decoded and not yet believed.
 *
 * @param headerSigned signed by headers (ACS3), otherwise by parameters (RPC 1.0)
 * @param query decoded query
 * @param parameters everything the caller states: query and body together
 * @param format how to answer
 */
public record RpcRequest(
        String method,
        boolean headerSigned,
        String action,
        String version,
        Parameters query,
        Parameters parameters,
        AnswerFormat format,
        Headers headers,
        Body body) {

    public static final Set<String> VERSIONS = Set.of("2019-05-21", "2018-09-19");

    /** One call, three names: the vendor's clients for its regions differ in nothing else. */
    public static final Set<String> ACTIONS = Set.of("ExecuteRequest", "ExecuteRequestSG", "ExecuteRequestML");

    private static final String ACS3 = "ACS3-";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** @throws ApiException when the request can be read in no way, or in more than one */
    public static RpcRequest read(RawRequest raw) {
        if (!raw.method().equals("GET") && !raw.method().equals("POST")) {
            throw new ApiException(GatewayError.UNSUPPORTED_METHOD);
        }
        if (!raw.path().isEmpty() && !raw.path().equals("/")) {
            throw new ApiException(GatewayError.INVALID_ACTION);
        }
        boolean headerSigned = isHeaderSigned(raw.headers());
        var query = raw.query() == null ? Parameters.NONE : FormDecoder.decode(raw.query());
        var parameters = withBody(query, raw, headerSigned);
        return new RpcRequest(
                raw.method(),
                headerSigned,
                headerSigned ? signedName(raw.headers(), parameters, "Action") : parameters.text("Action"),
                headerSigned ? signedName(raw.headers(), parameters, "Version") : parameters.text("Version"),
                query,
                parameters,
                headerSigned ? AnswerFormat.JSON : AnswerFormat.named(parameters.text("Format")),
                raw.headers(),
                raw.body());
    }

    /** @throws ApiException unless version and action are ones this server knows */
    public void requireKnownAction() {
        require("Action", action);
        require("Version", version);
        if (!VERSIONS.contains(version)) {
            throw new ApiException(GatewayError.INVALID_VERSION);
        }
        if (!ACTIONS.contains(action)) {
            throw new ApiException(GatewayError.INVALID_ACTION);
        }
    }

    /** @throws ApiException unless credentials and the business parameters are there */
    public Credentials requireMandatory() {
        return CredentialsReader.read(this);
    }

    void requireBusinessParameters() {
        require("Service", parameters.text("Service"));
        if (parameters.find("ServiceParameters").map(ParameterValue::isEmpty).orElse(true)) {
            throw new ApiException(GatewayError.missing("ServiceParameters"));
        }
    }

    static void require(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new ApiException(GatewayError.missing(name));
        }
    }

    /** Clients without credentials of the newer kind send no Authorization, but still what it would cover. */
    static boolean isHeaderSigned(Headers headers) {
        return headers.all("Authorization").stream().anyMatch(value -> value.startsWith(ACS3))
                || headers.has("x-acs-signature-nonce")
                || headers.has("x-acs-content-sha256")
                || headers.has("x-acs-bearer-token");
    }

    static boolean isForm(Headers headers) {
        return mediaType(headers).equals(FORM);
    }

    private static Parameters withBody(Parameters query, RawRequest raw, boolean headerSigned) {
        if (raw.body().size() == 0) {
            return query;
        }
        if (isForm(raw.headers())) {
            return query.and(FormDecoder.decode(new String(raw.body().bytes(), StandardCharsets.ISO_8859_1)));
        }
        if (headerSigned && mediaType(raw.headers()).equals("application/json")) {
            // A typed Python client states the same pair in query and body.
            return query.andEqual(JsonMembers.read(raw.body()));
        }
        throw new ApiException(GatewayError.invalidParameter(
                "", "a body must be " + FORM + (headerSigned ? " or application/json" : "")));
    }

    /** Action and version stand in signed headers; some clients repeat them as parameters, which must then agree. */
    private static String signedName(Headers headers, Parameters parameters, String name) {
        var value = headers.first("x-acs-" + name.toLowerCase(Locale.ROOT)).orElse("");
        if (!value.isEmpty() && parameters.has(name) && !parameters.text(name).equals(value)) {
            throw new ApiException(GatewayError.invalidParameter(name, "header and parameter differ"));
        }
        return value;
    }

    private static String mediaType(Headers headers) {
        var value = headers.first("Content-Type").orElse("");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** Says the action only: parameters carry pictures and signatures. */
    @Override
    public String toString() {
        return "RpcRequest[" + method + " " + action + " " + version + "]";
    }
}
