package bonafide.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as people write them: what is wrong is named with file, line and column. */
class CsvTableTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsWhatSpreadsheetsWrite(String delimiter) throws IOException {
        var list =
                PairList.read(write("\uFEFFReference,Probe,MATED\r\na.jpg , b.jpg,TRUE\r\n".replace(",", delimiter)));

        assertThat(list.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.reference()).isEqualTo("a.jpg");
            assertThat(pair.probe()).isEqualTo("b.jpg");
            assertThat(pair.mated()).isTrue();
        });
    }

    @Test
    void aMissingColumnIsNamedWithThoseThereAre() throws IOException {
        refuses("reference,probe\na.jpg,b.jpg\n", "list.csv has no column \"mated\"; its columns are reference, probe");
    }

    @Test
    void aRowTooShortIsNamedByItsLine() throws IOException {
        refuses("reference,probe,mated\na.jpg,b.jpg,1\na.jpg,c.jpg\n", "list.csv, line 3: 2 values, 3 columns");
    }

    @Test
    void anEmptyCellIsNamedByLineAndColumn() throws IOException {
        refuses("reference,probe,mated\na.jpg,,1\n", "list.csv, line 2, column probe: empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "-1", "1.0", "match"})
    void whatIsNeitherMatedNorNotIsNamedByLineAndColumn(String mated) throws IOException {
        refuses(
                "reference,probe,mated\na.jpg,b.jpg,0\na.jpg,b.jpg," + mated + "\n",
                "list.csv, line 3, column mated: \"" + mated + "\" is neither 1/true nor 0/false");
    }

    @Test
    void theLineIsTheOneAnEditorShows() throws IOException {
        refuses(
                "reference,probe,mated,note\n\na.jpg,b.jpg,1,\"two\nlines\"\n\na.jpg,b.jpg,?,-\n",
                "list.csv, line 6, column mated");
    }

    @Test
    void aListThatIsNoTextOrNotThereIsNamed() throws IOException {
        var file = Files.write(folder.resolve("list.csv"), "pr\u00e9nom".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> PairList.read(file))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining("list.csv cannot be read as UTF-8 text");
        assertThatThrownBy(() -> PairList.read(folder.resolve("nowhere.csv")))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining("nowhere.csv cannot be read");
    }

    @Test
    void aListWithoutRowsIsRefused() throws IOException {
        refuses("reference,probe,mated\n", "list.csv has no rows below its header");
    }

    private void refuses(String text, String message) throws IOException {
        var file = write(text);
        assertThatThrownBy(() -> PairList.read(file))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining(message);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), text);
    }
}
