package bonafide.conformance.client;

import java.util.List;
import java.util.Map;

/** The shortest complete program of a language, to be read and copied; takes its settings from the environment. */
public record FirstCall(Toolchain toolchain, Standalone program) {

    public static List<FirstCall> all() {
        var java = new JavaToolchain();
        var python = new PythonToolchain();
        var go = new GoToolchain();
        var php = new PhpToolchain();
        var node = new NodeToolchain();
        return List.of(
                new FirstCall(java, new Standalone(java.command("core-4.7.10", "FirstCall"), Map.of())),
                new FirstCall(python, new Standalone(python.command("first_call.py"), python.environment("saf-3.0.2"))),
                new FirstCall(go, new Standalone(go.command("first_call"), Map.of())),
                new FirstCall(php, new Standalone(php.command("first_call.php"), Map.of())),
                new FirstCall(node, new Standalone(node.command("first_call.js"), node.environment())));
    }

    @Override
    public String toString() {
        return toolchain.language();
    }
}
