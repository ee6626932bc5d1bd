package bonafide.dist;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.toml.TomlMapper;

/** The list of models and test photos, {@code models/manifest.toml}, as far as a package is concerned. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(Map<String, Source> packages, List<Entry> models, List<Entry> photos) {

    /** The registry package that brings files. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Source(String registry, String version) {}

    /** @param path inside the registry package's archive */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(@JsonProperty("package") String packageName, String path, String sha256, String licence) {
        String fileName() {
            return Path.of(path).getFileName().toString();
        }
    }

    static Manifest read(Path file) {
        return TomlMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(file.toFile(), Manifest.class);
    }

    List<Entry> files() {
        return Stream.concat(models.stream(), photos.stream()).toList();
    }

    /** Package address of a file's source, such as {@code pkg:pypi/name@1.0}. */
    String purl(Entry entry) {
        var source = Objects.requireNonNull(packages.get(entry.packageName()), entry.packageName());
        return "pkg:" + source.registry() + "/" + entry.packageName() + "@" + source.version();
    }
}
