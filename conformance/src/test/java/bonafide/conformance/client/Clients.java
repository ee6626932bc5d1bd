package bonafide.conformance.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every program the server must please: the vendor's SDKs, old and new, with each place parameters can travel. */
public final class Clients {
    private static final JavaToolchain JAVA = new JavaToolchain();
    private static final PythonToolchain PYTHON = new PythonToolchain();
    private static final GoToolchain GO = new GoToolchain();
    private static final NodeToolchain NODE = new NodeToolchain();
    private static final PhpToolchain PHP = new PhpToolchain();

    private static final String CORE_47 = "aliyun-java-sdk-core 4.7.10";
    private static final String TEA_JAVA = "tea-openapi 0.3.15";
    private static final String SAF_300 = "aliyun-python-sdk-core 2.16.1, saf 3.0.0";
    private static final String SAF_302 = "aliyun-python-sdk-core 2.16.1, saf 3.0.2";
    private static final String TEA_PYTHON = "alibabacloud-tea-openapi 0.4.6";
    private static final String TEA_GO = "darabonba-openapi/v2 2.1.13";
    private static final String POP = "@alicloud/pop-core 1.8.0";
    private static final String TEA_NODE = "@alicloud/openapi-client 0.4.15";

    private static final Map<String, String> BODY = Map.of("BONAFIDE_PARAMETERS", "body");
    private static final Map<String, String> V1 = Map.of("BONAFIDE_SIGNATURE", "V1");
    private static final Map<String, String> V3 = Map.of("BONAFIDE_SIGNATURE", "V3");
    private static final Map<String, String> XML = Map.of("BONAFIDE_FORMAT", "XML");

    private Clients() {}

    public static List<ClientProgram> all() {
        return Stream.of(java(), python(), go(), node(), php())
                .flatMap(List::stream)
                .toList();
    }

    public static ClientProgram named(String id) {
        return all().stream()
                .filter(program -> program.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no client program is named " + id));
    }

    private static List<ClientProgram> java() {
        return List.of(
                java("java-core-4.7.10-query", "core-4.7.10", "CoreClient", CORE_47, "V1, POST, query", Map.of()),
                java("java-core-4.7.10-body", "core-4.7.10", "CoreClient", CORE_47, "V1, POST, query and form", BODY),
                java("java-core-4.7.10-v3", "core-4.7.10", "CoreClient", CORE_47, "V3, POST, query", V3),
                java(
                        "java-core-4.4.0-query",
                        "core-4.4.0",
                        "CoreClient",
                        "aliyun-java-sdk-core 4.4.0",
                        "V1, POST, query",
                        Map.of()),
                java(
                        "java-core-4.0.8-form",
                        "core-4.0.8",
                        "CoreClient",
                        "aliyun-java-sdk-core 4.0.8",
                        "V1, POST, form",
                        Map.of()),
                java(
                        "java-saf-1.0.2-typed",
                        "saf-1.0.2",
                        "SafClient",
                        "aliyun-java-sdk-saf 1.0.2, core 4.4.0",
                        "V1, POST, query, typed",
                        Map.of()),
                java(
                        "java-saf-1.0.2-typed-xml",
                        "saf-1.0.2",
                        "SafClient",
                        "aliyun-java-sdk-saf 1.0.2, core 4.4.0",
                        "V1, POST, query, typed, XML",
                        XML),
                java("java-tea-0.3.15-query", "tea-openapi-0.3.15", "TeaClient", TEA_JAVA, "V3, POST, query", Map.of()),
                java("java-tea-0.3.15-form", "tea-openapi-0.3.15", "TeaClient", TEA_JAVA, "V3, POST, form", BODY),
                java("java-tea-0.3.15-v1", "tea-openapi-0.3.15", "TeaClient", TEA_JAVA, "V1, POST, query", V1));
    }

    private static List<ClientProgram> python() {
        return List.of(
                python("python-saf-3.0.0-get", "saf-3.0.0", "core_client.py", SAF_300, "V1, GET, query", Map.of()),
                python("python-saf-3.0.2-query", "saf-3.0.2", "core_client.py", SAF_302, "V1, POST, query", Map.of()),
                python(
                        "python-saf-3.0.2-body",
                        "saf-3.0.2",
                        "core_client.py",
                        SAF_302,
                        "V1, POST, query and form",
                        BODY),
                tea("python-tea-0.4.6-query", TEA_PYTHON, "V3, POST, query", Map.of()),
                tea("python-tea-0.4.6-form", TEA_PYTHON, "V3, POST, form", BODY),
                tea("python-tea-0.4.6-json", TEA_PYTHON, "V3, POST, JSON body", Map.of("BONAFIDE_PARAMETERS", "json")),
                tea("python-tea-0.4.6-v1", TEA_PYTHON, "V1, POST, query", V1),
                tea(
                        "python-saf20190521-3.0.0-typed",
                        "alibabacloud-saf20190521 3.0.0",
                        "V3, POST, query and JSON body alike, typed",
                        Map.of("BONAFIDE_TYPED", "1")));
    }

    private static List<ClientProgram> go() {
        return List.of(
                go(
                        "go-core-1.63.107",
                        "core-1.63.107",
                        "alibaba-cloud-sdk-go 1.63.107",
                        "V1, POST, query, typed",
                        Map.of()),
                go(
                        "go-core-1.61.18",
                        "core-1.61.18",
                        "alibaba-cloud-sdk-go 1.61.18",
                        "V1, POST, query, typed",
                        Map.of()),
                go("go-tea-2.1.13-query", "tea", TEA_GO, "V3, POST, query", Map.of()),
                go("go-tea-2.1.13-form", "tea", TEA_GO, "V3, POST, form", BODY));
    }

    private static List<ClientProgram> node() {
        return List.of(
                node("node-pop-1.8.0-post", "pop_client.js", POP, "V1, POST, form", Map.of()),
                node("node-pop-1.8.0-get", "pop_client.js", POP, "V1, GET, query", Map.of("BONAFIDE_METHOD", "GET")),
                node("node-tea-0.4.15-query", "openapi_client.js", TEA_NODE, "V3, POST, query", Map.of()),
                node("node-tea-0.4.15-form", "openapi_client.js", TEA_NODE, "V3, POST, chunked form", BODY));
    }

    private static List<ClientProgram> php() {
        var sdk = "aliyun-openapi-php-sdk abd9d161";
        return List.of(
                new ClientProgram("php-2019-05-21", PHP, sdk, "V1, POST, form", PHP.command("client.php"), Map.of()),
                new ClientProgram(
                        "php-2018-09-19",
                        PHP,
                        sdk,
                        "V1, POST, form",
                        PHP.command("client.php"),
                        Map.of("BONAFIDE_VERSION", "2018-09-19")));
    }

    private static ClientProgram java(
            String id, String generation, String source, String sdk, String sends, Map<String, String> settings) {
        return new ClientProgram(id, JAVA, sdk, sends, JAVA.command(generation, source), settings);
    }

    private static ClientProgram python(
            String id, String packages, String source, String sdk, String sends, Map<String, String> settings) {
        return new ClientProgram(
                id, PYTHON, sdk, sends, PYTHON.command(source), joined(PYTHON.environment(packages), settings));
    }

    private static ClientProgram tea(String id, String sdk, String sends, Map<String, String> settings) {
        return python(id, "tea-openapi-0.4.6", "tea_client.py", sdk, sends, settings);
    }

    private static ClientProgram go(String id, String binary, String sdk, String sends, Map<String, String> settings) {
        return new ClientProgram(id, GO, sdk, sends, GO.command(binary), settings);
    }

    private static ClientProgram node(
            String id, String source, String sdk, String sends, Map<String, String> settings) {
        return new ClientProgram(id, NODE, sdk, sends, NODE.command(source), joined(NODE.environment(), settings));
    }

    private static Map<String, String> joined(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
