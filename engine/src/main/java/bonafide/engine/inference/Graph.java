package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network while it is rewritten: its nodes, each after what it needs, and its constants by name. */
final class Graph {
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final GraphProto original;
    private List<NodeProto> nodes;

    Graph(GraphProto original) {
        this.original = original;
        this.nodes = original.getNodeList();
        original.getInitializerList().forEach(this::add);
    }

    List<NodeProto> nodes() {
        return nodes;
    }

    /** Puts others in place of all nodes. */
    void replace(List<NodeProto> others) {
        nodes = List.copyOf(others);
    }

    void add(TensorProto constant) {
        constants.put(constant.getName(), constant);
    }

    boolean areConstant(List<String> names) {
        return constants.keySet().containsAll(names);
    }

    TensorProto constant(String name) {
        TensorProto constant = constants.get(name);
        if (constant == null) {
            throw new ModelException("the network has no constant " + name);
        }
        return constant;
    }

    /** For each name the nodes that read it; the graph's outputs have none of their own but are not to be lost. */
    Map<String, List<NodeProto>> readers() {
        Map<String, List<NodeProto>> readers = new HashMap<>();
        for (NodeProto node : nodes) {
            node.getInputList()
                    .forEach(input -> readers.computeIfAbsent(input, _ -> new ArrayList<>())
                            .add(node));
        }
        return readers;
    }

    boolean isOutput(String name) {
        return original.getOutputList().stream()
                .anyMatch(output -> output.getName().equals(name));
    }

    /** The original with these nodes and those of the constants that they read. */
    GraphProto.Builder toBuilder() {
        constants
                .keySet()
                .retainAll(nodes.stream()
                        .flatMap(node -> node.getInputList().stream())
                        .toList());
        return original.toBuilder()
                .clearNode()
                .addAllNode(nodes)
                .clearInitializer()
                .addAllInitializer(constants.values())
                .clearValueInfo();
    }
}
