package bonafide.server.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Lays a configuration file and the environment over the defaults.
 *
 * <p>One rule for the environment: {@code BONAFIDE_}, section, {@code _}, key, in capitals, with {@code _} for each dash.
 * {@code http.max-body-mib} is {@code BONAFIDE_HTTP_MAX_BODY_MIB}. A list is written with commas. An unknown key or
 * variable is an error, never ignored: a misspelt limit would otherwise be no limit.
 */
public final class SettingsLoader {
    private static final String PREFIX = "BONAFIDE_";
    /** Names the settings file where the command line does not. */
    public static final String FILE = "BONAFIDE_CONFIG";
    /** Read by the launcher or the command line, not settings of the server. */
    private static final Set<String> NOT_SETTINGS = Set.of("BONAFIDE_JAVA_HOME", "BONAFIDE_JAVA_OPTIONS", FILE);

    private static final TomlMapper MAPPER = TomlMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private SettingsLoader() {}

    /** @throws SettingsException when a key is unknown, a value has the wrong kind or lies outside its range */
    public static Settings load(Optional<Path> file, Map<String, String> environment) {
        var tree = (ObjectNode) MAPPER.readTree(defaults());
        file.ifPresent(path -> overlay(tree, read(path), path));
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !NOT_SETTINGS.contains(name)) {
                override(tree, name, value);
            }
        });
        normaliseEnums(tree);
        return bind(tree);
    }

    /** The commented defaults: also the sample to start a configuration file from. */
    public static String defaults() {
        try (var in = Objects.requireNonNull(SettingsLoader.class.getResourceAsStream("default-settings.toml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path path) {
        try {
            return MAPPER.readTree(Files.readString(path));
        } catch (IOException e) {
            throw new SettingsException(
                    path + " cannot be read: " + e.getClass().getSimpleName());
        } catch (JacksonException e) {
            throw new SettingsException(path + ": " + e.getOriginalMessage());
        }
    }

    private static void overlay(ObjectNode tree, JsonNode file, Path path) {
        for (var section : file.properties()) {
            if (!(tree.get(section.getKey()) instanceof ObjectNode known)
                    || !section.getValue().isObject()) {
                throw new SettingsException(path + ": there is no section [" + section.getKey() + "]");
            }
            for (var entry : section.getValue().properties()) {
                if (!known.has(entry.getKey())) {
                    throw new SettingsException(
                            path + ": there is no setting " + entry.getKey() + " in [" + section.getKey() + "]");
                }
                known.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static void override(ObjectNode tree, String variable, String value) {
        var path = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).split("_", 2);
        var key = path.length == 2 ? path[1].replace('_', '-') : "";
        if (!(tree.get(path[0]) instanceof ObjectNode section) || !section.has(key)) {
            throw new SettingsException("The environment variable " + variable + " names no setting");
        }
        if (section.get(key).isArray()) {
            var list = section.putArray(key);
            Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .forEach(list::add);
        } else {
            section.put(key, value);
        }
    }

    /** Files and variables write {@code self-signed} where Java says SELF_SIGNED. */
    private static void normaliseEnums(ObjectNode tree) {
        for (var path : new String[][] {{"tls", "mode"}, {"api", "data-shape"}}) {
            var section = (ObjectNode) tree.get(path[0]);
            section.put(path[1], section.get(path[1]).asString().replace('-', '_'));
        }
    }

    private static Settings bind(ObjectNode tree) {
        try {
            return MAPPER.treeToValue(tree, Settings.class);
        } catch (UnrecognizedPropertyException e) {
            throw new SettingsException("There is no setting " + e.getPropertyName());
        } catch (DatabindException e) {
            if (e.getCause() instanceof SettingsException refused) {
                throw refused;
            }
            var name = new StringBuilder();
            e.getPath().forEach(step -> name.append(name.isEmpty() ? "" : ".").append(step.getPropertyName()));
            throw new SettingsException(name + ": " + e.getOriginalMessage());
        }
    }
}
