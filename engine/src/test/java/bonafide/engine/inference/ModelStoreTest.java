package bonafide.engine.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bonafide.engine.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    private static final String MANIFEST = """
            [[models]]
            name = "small"
            job = "detection"
            package = "p"
            path = "in/archive/small.onnx"
            sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            licence = "none"
            input = { name = "in", width = 4, height = 4, channels = "RGB", mean = 0.0, scale = 1.0 }
            """;

    @TempDir
    private Path folder;

    @Test
    void readsTheShippedManifest() {
        ModelManifest manifest = ModelManifest.read(Repository.models().resolve("manifest.toml"));
        assertThat(manifest.forJob(ModelManifest.DETECTION).name()).isEqualTo("yunet");
        assertThat(manifest.forJob(ModelManifest.RECOGNITION).calibration()).containsOnlyKeys("standard", "fast");
        assertThat(manifest.forJob(ModelManifest.PRESENTATION_ATTACK_DETECTION).fileName())
                .isEqualTo("fr_liveness.onnx");
    }

    @Test
    void givesTheBytesOfThePinnedFile() throws IOException {
        ModelStore store = store(MANIFEST, "abc");
        assertThat(store.read(store.manifest().forJob("detection"))).isEqualTo("abc".getBytes(UTF_8));
    }

    @Test
    void namesFileAndBothHashesWhenAFileIsNotThePinnedOne() throws IOException {
        ModelStore store = store(MANIFEST, "abd");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> store.read(store.manifest().forJob("detection")))
                .withMessageContaining("small.onnx")
                .withMessageContaining(
                        "expected sha-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .withMessageContaining("found a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9");
    }

    @Test
    void namesAMissingFile() throws IOException {
        ModelStore store = store(MANIFEST, "abc");
        Files.delete(folder.resolve("weights/small.onnx"));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> store.read(store.manifest().forJob("detection")))
                .withMessageContaining("small.onnx is missing")
                .withMessageContaining("expected sha-256 ba7816bf");
    }

    @Test
    void namesAnUnknownKey() throws IOException {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> store(MANIFEST + "licens = \"x\"\n", "abc"))
                .withMessageContaining("licens");
    }

    @Test
    void namesAMissingKeyAndItsModel() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> store(MANIFEST.replaceFirst("sha256 = .*", ""), "abc"))
                .withMessageContaining("model \"small\" of the manifest has no sha256");
    }

    @Test
    void namesAMissingJob() throws IOException {
        ModelStore store = store(MANIFEST, "abc");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> store.manifest().forJob("recognition"))
                .withMessageContaining("\"recognition\"");
    }

    private ModelStore store(String manifest, String weights) throws IOException {
        Files.createDirectories(folder.resolve("weights"));
        Files.writeString(folder.resolve("manifest.toml"), manifest);
        Files.writeString(folder.resolve("weights/small.onnx"), weights);
        return new ModelStore(folder);
    }
}
