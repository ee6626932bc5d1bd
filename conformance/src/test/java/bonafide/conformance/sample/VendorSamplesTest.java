package bonafide.conformance.sample;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.client.Authority;
import bonafide.conformance.client.ClientProcess;
import bonafide.conformance.client.VendorSample;
import bonafide.conformance.pictures.Photos;
import bonafide.conformance.server.PackagedServer;
import bonafide.conformance.server.PrivateNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The four programs of the vendor's page, their code untouched, over https: a hosts mapping leads the vendor's names here,
 * and each runtime is told to trust the server's own authority.
 */
class VendorSamplesTest {
    private static final List<String> NAMES =
            List.of("saf.ap-southeast-1.aliyuncs.com", "saf.cn-shanghai.aliyuncs.com", "location.aliyuncs.com");

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static @Nullable PrivateNetwork network;
    private static @Nullable PackagedServer server;
    private static Authority authority;

    @BeforeAll
    static void startServerUnderTheVendorsNames() throws Exception {
        network = PrivateNetwork.mapping(NAMES, shared);
        server = PackagedServer.start(
                shared.resolve("data"),
                Map.of(),
                network.inside(),
                List.of("--port", "443", "--tls", "self-signed", "--vendor-hosts"));
        authority = Authority.of(server.authorityFile(), shared);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bonafide.conformance.client.VendorSample#all")
    void runsAsPrinted(VendorSample sample) throws Exception {
        ClientProcess.assumePresent(sample.toolchain());
        sample.toolchain().install();

        var key = requireNonNull(server).firstKey();
        var program =
                sample.filledIn(folder, key.id(), key.secret(), Photos.tiny("person_b_1"), Photos.tiny("person_b_2"));
        var output = program.with(sample.toolchain().trusting(authority))
                .around(requireNonNull(network).inside())
                .output("");
        assertThat(output)
                .containsPattern("passed\\W+true")
                .containsPattern("(?i)code\\W+(is )?200")
                .containsPattern("(?i)message\\W+(is \")?OK")
                .containsPattern("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    }
}
