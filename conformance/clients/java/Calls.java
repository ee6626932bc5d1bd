import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The protocol that all client programs share (see ../README.md): settings in, one JSON line for each call out. */
@SuppressWarnings("deprecation") // the oldest core and Gson know only these names
final class Calls {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static JsonObject line = new JsonObject();

    private Calls() {}

    /** One call through an SDK: fills in what the SDK's user sees, or throws what the SDK throws. */
    interface Call {
        void into(Map<String, Object> seen) throws Exception;
    }

    /** Turns an exception of the SDK into its code, message and request id. */
    interface Explanation {
        void into(Map<String, Object> seen, Exception thrown);
    }

    static void run(Call call, Explanation explanation) throws IOException {
        if (!setting("BONAFIDE_CALLS", "").equals("stdin")) {
            System.out.println(once(call, explanation));
            System.exit(0);
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String next = lines.readLine(); next != null; next = lines.readLine()) {
            line = new JsonParser().parse(next).getAsJsonObject();
            System.out.println(once(call, explanation));
        }
        System.exit(0); // some cores leave threads behind
    }

    private static String once(Call call, Explanation explanation) {
        Map<String, Object> seen = new LinkedHashMap<>();
        long start = System.nanoTime();
        try {
            call.into(seen);
        } catch (Exception e) {
            seen.clear();
            seen.put("exception", e.getClass().getName());
            seen.put("errorMessage", shortened(e.getMessage()));
            explanation.into(seen, e);
        }
        seen.put("ms", (System.nanoTime() - start) / 1_000_000);
        return GSON.toJson(seen);
    }

    static String setting(String name, String otherwise) {
        if (line.has(name)) {
            return line.get(name).getAsString();
        }
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    static boolean setTo(String name, String value) {
        return setting(name, "").equals(value);
    }

    static String endpoint() {
        return setting("BONAFIDE_ENDPOINT", "127.0.0.1:8080");
    }

    static String keyId() {
        return setting("BONAFIDE_ACCESS_KEY_ID", "testAccessKeyId");
    }

    static String keySecret() {
        return setting("BONAFIDE_ACCESS_KEY_SECRET", "testAccessKeySecret");
    }

    static String service() {
        return setting("BONAFIDE_SERVICE", "intl_face_verify");
    }

    static String serviceParameters() throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        putPhoto(parameters, "authFaceContent", "BONAFIDE_PROBE");
        parameters.put("resourceCode", setting("BONAFIDE_RESOURCE_CODE", "00840000"));
        putPhoto(parameters, "refFaceContent", "BONAFIDE_REFERENCE");
        return setting("BONAFIDE_SERVICE_PARAMETERS", GSON.toJson(parameters));
    }

    private static void putPhoto(Map<String, String> parameters, String member, String name) throws IOException {
        String file = setting(name, "");
        if (!file.isEmpty()) {
            parameters.put(member, Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(file))));
        }
    }

    static String shortened(String text) {
        return text == null || text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }

    static String kind(Object data) {
        return data == null ? "none" : data instanceof String ? "string" : "object";
    }
}
