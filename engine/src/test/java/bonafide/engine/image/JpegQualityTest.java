package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegQualityTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 50, 75, 90, 95})
    void readsTheSettingAFileWasSavedWith(int quality) throws IOException {
        assertThat(JpegQuality.of(saved(quality)).orElseThrow()).isBetween(quality - 2, quality + 2);
    }

    @Test
    void saysNothingOfAFileWithoutTables() {
        assertThat(JpegQuality.of(new EncodedImage(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9})))
                .isEmpty();
        assertThat(JpegQuality.of(new EncodedImage(new byte[0]))).isEmpty();
    }

    private static EncodedImage saved(int quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            writer.write(null, new IIOImage(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), null, null), how);
        } finally {
            writer.dispose();
        }
        return new EncodedImage(bytes.toByteArray());
    }
}
