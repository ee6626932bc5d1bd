package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.advice.Advice;
import bonafide.engine.quality.QualityComponent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;

/** What the console does with pictures: comparisons by hand and score tables. */
class ConsolePicturesTest extends ConsoleUnderTest {
    @Test
    void aVerificationByHandSaysWhatItRestsOn() throws Exception {
        var answer = post("/api/try", pair("person_b_1.jpg", "person_b_2.jpg"), signedIn(Role.OPERATOR));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer))
                .contains("\"passed\":true")
                .contains("\"alignedCrop\":")
                .contains("\"landmarks\":")
                .contains("\"name\":\"same-shot\"");
    }

    @Test
    void theOcclusionMapIsAPicture() throws Exception {
        var answer = post("/api/try/occlusion", pair("person_b_1.jpg", "person_b_2.jpg"), signedIn(Role.OPERATOR));
        assertThat(text(answer)).startsWith("{\"picture\":\"/9j/");
    }

    @Test
    void adviceOnQualityIsGivenInTheLanguageOfThePage() throws Exception {
        var browser = signedIn(Role.OPERATOR);
        var poor = Base64.getEncoder().encodeToString(squeezed(MODELS.resolve("weights/person_b_2.jpg")));
        var pair = "{\"reference\":\"%s\",\"probe\":\"%s\",\"resourceCode\":\"00840000\"}".formatted(poor, poor);
        for (var language : Advice.LANGUAGES) {
            assertThat(text(send("POST", "/api/try", pair, browser, language.getLanguage())))
                    .contains("\"advice\":\"" + Advice.of(QualityComponent.COMPRESSION_ARTIFACTS, language));
        }
    }

    private static byte[] squeezed(Path photo) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.2f);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(ImageIO.read(photo.toFile()), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Test
    void aListWithTooFewPeopleMakesNoScoreTableAndIsToldSo() throws Exception {
        var browser = signedIn(Role.OPERATOR);
        Files.writeString(
                folder.resolve("pairs.csv"),
                "reference,probe,mated\n%s,%s,0\n".formatted(photo("person_a_2"), photo("person_b_1")));
        assertThat(text(post("/api/calibrations", "{\"list\":\"pairs.csv\"}", browser)))
                .isEqualTo("{\"id\":\"1\"}");
        assertThat(text(get("/api/calibrations/1", browser))).contains("\"state\":\"too-few\"", "1 / 1000");
        assertThat(get("/api/calibrations/1/table", browser).status()).isEqualTo(404);
        assertThat(post("/api/calibrations", "{\"list\":\"../secret.csv\"}", browser)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aListOfIdentitiesMakesAScoreTableToTakeAway() throws Exception {
        var browser = signedIn(Role.OPERATOR);
        var list = new StringBuilder("picture,identity\n");
        var photos = List.of("person_a_2", "person_b_1", "impostor_1", "impostor_2");
        // The same four again and again under other names: not what a table should rest on, but enough for one.
        for (int person = 0; person < 60; person++) {
            list.append(photo(photos.get(person % photos.size())))
                    .append(",person ")
                    .append(person)
                    .append('\n');
        }
        Files.writeString(folder.resolve("people.csv"), list);
        post("/api/calibrations", "{\"list\":\"people.csv\"}", browser);
        assertThat(text(get("/api/calibrations/1", browser))).contains("\"state\":\"done\"");
        assertThat(text(get("/api/calibrations/1/table", browser)))
                .contains("\"comparisons\":1770", "\"people\":60", "\"decisions\":0");
        assertThat(text(get("/api/calibrations/1/calibration.toml", browser)))
                .contains("[models.calibration.", "1,770 non-mated comparisons of 60 people");
    }

    private static Path photo(String name) {
        return MODELS.resolve("weights").resolve(name + ".jpg");
    }

    private static String pair(String reference, String probe) throws Exception {
        var base64 = Base64.getEncoder();
        var weights = MODELS.resolve("weights");
        return "{\"reference\":\"%s\",\"probe\":\"%s\",\"resourceCode\":\"00840000\"}"
                .formatted(
                        base64.encodeToString(Files.readAllBytes(weights.resolve(reference))),
                        base64.encodeToString(Files.readAllBytes(weights.resolve(probe))));
    }
}
