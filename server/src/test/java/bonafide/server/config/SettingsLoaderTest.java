package bonafide.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
    @TempDir
    Path folder;

    @Test
    void startsFromTheCommentedDefaults() {
        var settings = SettingsLoader.load(Optional.empty(), Map.of());

        assertThat(settings.listen().host()).isEqualTo("127.0.0.1");
        assertThat(settings.http().maxHeadMib()).isEqualTo(16);
        assertThat(settings.tls().mode()).isEqualTo(Settings.Tls.Mode.OFF);
        assertThat(settings.data().auditDays()).isEqualTo(30);
        assertThat(settings.data().quotaZone()).isEqualTo("UTC");
    }

    @Test
    void laysTheFileOverTheDefaultsAndTheEnvironmentOverTheFile() throws IOException {
        var file = write("""
                [listen]
                port = 9000
                host = "10.0.0.1"
                [tls]
                mode = "self-signed"
                [api]
                extra-resource-codes = ["12340000"]
                """);

        var settings = SettingsLoader.load(
                Optional.of(file),
                Map.of("BONAFIDE_LISTEN_PORT", "9001", "BONAFIDE_HTTP_MAX_BODY_MIB", "3", "PATH", "/bin"));

        assertThat(settings.listen()).isEqualTo(new Settings.Listen("10.0.0.1", 9001, false));
        assertThat(settings.http().maxBodyMib()).isEqualTo(3);
        assertThat(settings.tls().mode()).isEqualTo(Settings.Tls.Mode.SELF_SIGNED);
        assertThat(settings.api().extraResourceCodes()).containsExactly("12340000");
    }

    /** Whoever set all that there was keeps it, whatever the defaults have become since. */
    @Test
    void takesASettingsFileOfTheFirstVersion() throws Exception {
        var first =
                Path.of(SettingsLoaderTest.class.getResource("settings-1.toml").toURI());

        var settings = SettingsLoader.load(Optional.of(first), Map.of());

        assertThat(settings.admission().queueMillis()).isEqualTo(250);
        assertThat(settings.data().auditDays()).isEqualTo(30);
    }

    @Test
    void takesAListFromTheEnvironmentWithCommas() {
        var settings = SettingsLoader.load(
                Optional.empty(), Map.of("BONAFIDE_API_EXTRA_RESOURCE_CODES", "11110000, 22220000"));

        assertThat(settings.api().extraResourceCodes()).containsExactly("11110000", "22220000");
    }

    @Test
    void namesTheKeySectionOrVariableNobodyKnows() throws IOException {
        refuses("[http]\nmax-bodi-mib = 3\n", "max-bodi-mib");
        refuses("[htpp]\nmax-body-mib = 3\n", "[htpp]");
        assertThatThrownBy(() -> SettingsLoader.load(Optional.empty(), Map.of("BONAFIDE_HTTP_MAX_BODI_MIB", "3")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BONAFIDE_HTTP_MAX_BODI_MIB");
    }

    @Test
    void namesTheSettingWhoseValueCannotBe() throws IOException {
        refuses("[http]\nmax-body-mib = 0\n", "http.max-body-mib must lie between 1 and 64, was 0");
        refuses("[http]\nmax-body-mib = \"many\"\n", "http.max-body-mib");
        refuses("[tls]\nmode = \"perhaps\"\n", "tls.mode");
        refuses("[api]\nextra-resource-codes = [\"84\"]\n", "api.extra-resource-codes");
        refuses("[http\n", "bonafide.toml");
    }

    private void refuses(String toml, String expected) throws IOException {
        var file = write(toml);
        assertThatThrownBy(() -> SettingsLoader.load(Optional.of(file), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(expected);
    }

    private Path write(String toml) throws IOException {
        return Files.writeString(folder.resolve("bonafide.toml"), toml);
    }
}
