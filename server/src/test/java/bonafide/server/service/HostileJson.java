package bonafide.server.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Texts for ServiceParameters that are no plain JSON object of three texts, all of them rightly signed. */
final class HostileJson {
    private static final String GOOD = RpcCall.SERVICE_PARAMETERS;

    private final List<Arguments> cases = new ArrayList<>();

    private HostileJson() {}

    static List<Arguments> all() {
        var json = new HostileJson();
        json.addShapes();
        json.addMembers();
        json.addPictures();
        return json.cases;
    }

    private void addShapes() {
        add("depth 100,000", "[".repeat(100_000));
        add("depth 100,000 in a member", GOOD.replace("{\"", "{\"a\":" + "[".repeat(100_000) + ",\""));
        add("object depth 20", "{\"a\":".repeat(20) + "1" + "}".repeat(20));
        add("number of 1,000,000 digits", GOOD.replace("{\"", "{\"a\":" + "9".repeat(1_000_000) + ",\""));
        add("number of 33 digits", GOOD.replace("{\"", "{\"a\":" + "9".repeat(33) + ",\""));
        add("100,000 keys", "{" + "\"a\":1,".repeat(100_000) + "\"b\":1}");
        add("5,000 different keys", numbered(5_000));
        add("key of 1 MB", "{\"" + "k".repeat(1 << 20) + "\":1}");
        add("byte order mark", "\ufeff" + GOOD);
        add("UTF-16 bytes as text", new String(GOOD.getBytes(UTF_16LE), ISO_8859_1));
        add("UTF-16 with a byte order mark as text", new String(GOOD.getBytes(UTF_16), ISO_8859_1));
        add("NUL in front", "\0" + GOOD);
        add("NUL behind", GOOD + "\0");
        add("trailing data", GOOD + "{}");
        add("trailing comma", GOOD.replace("}", ",}"));
        add("comment", GOOD.replace("{", "{/* " + HostileCalls.CANARY + " */"));
        add("single quotes", GOOD.replace('"', '\''));
        add("array at the top", "[" + GOOD + "]");
        add("null at the top", "null");
        add("text at the top", "\"" + HostileCalls.CANARY + "\"");
        add("number at the top", "1e999999");
        add("cut off", GOOD.substring(0, GOOD.length() - 1));
        add("white space alone", "  \n ");
        add("NaN", GOOD.replace("{\"", "{\"a\":NaN,\""));
        add("raw line break in a text", GOOD.replace("/9j/4AAQ", "/9j/\n4AAQ"));
        add("percent-encoded once more", "%7B%7D");
        add("XML", "<a>" + HostileCalls.CANARY + "</a>");
    }

    private void addMembers() {
        for (var name : List.of("refFaceContent", "authFaceContent", "resourceCode")) {
            add(name + " twice", GOOD.replace("}", ",\"" + name + "\":\"" + HostileCalls.CANARY + "\"}"));
            add(name + " twice, the same", GOOD.replaceFirst("(\"" + name + "\":\"[^\"]*\")", "$1,$1"));
            add(name + " as a number", GOOD.replaceFirst("(\"" + name + "\":)\"[^\"]*\"", "$1 1"));
            add(name + " as an object", GOOD.replaceFirst("(\"" + name + "\":)\"[^\"]*\"", "$1 {}"));
            add(name + " null", GOOD.replaceFirst("(\"" + name + "\":)\"[^\"]*\"", "$1 null"));
            add(name + " empty", GOOD.replaceFirst("(\"" + name + "\":)\"[^\"]*\"", "$1\"\""));
            add(
                    name + " escaped and plain",
                    GOOD.replace(
                            "}",
                            ",\"\\u00" + "%02x".formatted((int) name.charAt(0)) + name.substring(1) + "\":\"x\"}"));
            add(name + " with NUL", GOOD.replaceFirst("(\"" + name + "\":\"[^\"]*)", "$1\\\\u0000"));
            add(name + " with a lone surrogate", GOOD.replaceFirst("(\"" + name + "\":\"[^\"]*)", "$1\\\\ud800"));
        }
        add("resource code that injects a log line", GOOD.replace("00840000", "\\r\\n" + HostileCalls.CANARY));
    }

    private void addPictures() {
        for (var picture : List.of(
                "/9j/\\n4AAQ",
                "/9j/4AA\\r\\n",
                "_9j_4AAQ",
                "data:image/jpeg;base64,/9j/4AAQ",
                "/9j/4AAQ=",
                "/9j/4A=A",
                "/9j/4AA",
                "====",
                " /9j/4AAQ",
                "/9j/ 4AA",
                HostileCalls.CANARY + "!!",
                "\\u0000\\u0000\\u0000\\u0000")) {
            add("picture " + picture, GOOD.replace("/9j/4BBR", picture));
        }
    }

    private static String numbered(int count) {
        var json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append("\"k").append(i).append("\":1,");
        }
        return json.append("\"z\":1}").toString();
    }

    private void add(String name, String json) {
        cases.add(Arguments.argumentSet(name, json));
    }
}
