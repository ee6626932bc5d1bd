package bonafide.conformance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bonafide.conformance.pictures.Photos;
import bonafide.conformance.server.PackagedServer;
import bonafide.conformance.server.ServerKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** All a person does in the console, in a real browser, on one packaged server. */
class ConsoleInTheBrowserTest {
    private static final String NAME = "ada";
    private static final String PASSWORD = "a long enough password";
    private static final List<String> PAGES =
            List.of("#/try", "#/decisions", "#/drift", "#/keys", "#/policies", "#/evaluate", "#/users");
    /** A text's key, such as {@code try.title}: seen on a page, a text is missing. */
    private static final Pattern RAW_KEY =
            Pattern.compile("\\b(nav|role|users|accounts|signIn|error|try|camera|verdict|reason|rate"
                    + "|score|crops|occlusion|quality|attack|snippets|outcome|decisions?|keys|policies|drift|evaluate|calibrate|short|step"
                    + "|answer|ask)\\.[A-Za-z][A-Za-z.-]+");

    @TempDir
    static Path folder;

    private static PackagedServer server;
    private static Browser browser;
    private static URI console;
    private static Path profile;
    private static final List<String> decided = new ArrayList<>();

    @BeforeAll
    static void signUp() throws Exception {
        assumeTrue(Browser.installed(), "there is no Chromium: apt install chromium chromium-driver");
        var lists = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(
                lists.resolve("pairs.csv"),
                "reference,probe,mated\n%1$s,%2$s,1\n%1$s,%3$s,0\n"
                        .formatted(
                                Photos.original("person_b_1"),
                                Photos.original("person_b_2"),
                                Photos.original("person_a_2")));
        Files.writeString(lists.resolve("people.csv"), sixtyPeople());
        server = PackagedServer.start(
                folder.resolve("data"), Map.of("BONAFIDE_CONSOLE_EVALUATION_FOLDER", lists.toString()));
        var key = server.firstKey();
        decided.add(decide(key, "person_b_1", "person_b_2"));
        decided.add(decide(key, "person_a_1", "person_b_2"));
        var link = server.consoleLink();
        console = link.resolve("/");
        profile = Files.createDirectory(folder.resolve("profile"));
        browser = Browser.open(profile, FakeCamera.film(Photos.original("person_b_2"), folder));
        browser.look(1280, false);
        browser.load(link);
        enter();
        browser.find("nav");
    }

    /** The same photos again and again under other names: not what a score table should rest on, but enough for one. */
    private static String sixtyPeople() {
        var photos = List.of("person_a_2", "person_b_1", "impostor_1", "impostor_2");
        return IntStream.range(0, 60)
                .mapToObj(person -> Photos.original(photos.get(person % photos.size())) + "," + person + "\n")
                .collect(Collectors.joining("", "picture,identity\n", ""));
    }

    private static String decide(ServerKey key, String reference, String probe)
            throws IOException, InterruptedException {
        return PlainCall.verify(server.address(), key, Photos.original(reference), Photos.original(probe));
    }

    private static void enter() {
        browser.type("input[name=name]", NAME);
        browser.type("input[name=password]", PASSWORD);
        browser.find("form button").click();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
            assertThat(filesWithPictures(profile)).isEmpty();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void startAtTheFirstPage() {
        browser.look(1280, false);
        browser.turnTo("#/");
    }

    @AfterEach
    void nothingWasAskedOfAnotherHostAndNoPolicyWasBroken() {
        assertThat(browser.requests())
                .filteredOn(address -> Set.of("http", "https", "ws", "wss").contains(address.getScheme()))
                .allMatch(address -> console.getAuthority().equals(address.getAuthority()));
        assertThat(browser.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
    }

    @Test
    void theFirstSignInsLinkWorksOnceAndThePasswordAfterIt() {
        browser.button("Sign out " + NAME).click();
        browser.find("input[name=password]");
        browser.load(server.consoleLink());
        enter();
        assertThat(browser.awaitText("[role=alert]", text -> !text.isEmpty())).contains("used already");
        browser.load(console);
        browser.type("input[name=name]", NAME);
        browser.type("input[name=password]", "not the password");
        browser.find("form button").click();
        assertThat(browser.awaitText("[role=alert]", text -> !text.isEmpty())).contains("wrong");
        enter();
        assertThat(browser.text("nav")).contains("Decisions");
    }

    @Test
    void twoFilesAreComparedAndTheVerdictExplained() {
        browser.turnTo("#/try");
        choose(0, "person_b_1");
        choose(1, "person_b_2");
        browser.find("#verify").click();
        assertThat(browser.text("#verdict")).contains("Same person").contains("1 in 100,000");
        assertThat(browser.all(".picture rect.box")).hasSize(2);
        assertThat(browser.all(".crops img")).hasSize(2);
        browser.button("Which regions support the match?").click();
        browser.find(".crops figure:nth-child(3) img");
    }

    @Test
    void aDamagedFileGetsAdvice() throws IOException {
        var damaged = folder.resolve("damaged.jpg");
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(Photos.original("person_b_1")), 3000));
        browser.turnTo("#/try");
        browser.all("input[type=file]").getFirst().sendKeys(damaged.toString());
        choose(1, "person_b_2");
        browser.find("#verify").click();
        assertThat(browser.text("#verdict")).contains("ID photo").contains("damaged");
    }

    @Test
    void theWebcamGivesHintsAndAPicture() {
        browser.turnTo("#/try");
        choose(0, "person_b_1");
        browser.button("Use the webcam").click();
        assertThat(browser.awaitText(".hint", text -> !text.contains("Starting")))
                .isIn(
                        "No face seen: look into the outline.",
                        "Come closer.",
                        "More light on the face.",
                        "Hold still.",
                        "Good. Take the picture.");
        browser.button("Take the picture").click();
        browser.find(".drop:nth-child(2) .picture img");
        browser.find("#verify").click();
        assertThat(browser.text("#verdict")).contains("Same person");
    }

    @Test
    void aPageThatIsLeftHoldsNoPicture() {
        browser.turnTo("#/try");
        choose(0, "person_b_1");
        choose(1, "person_b_2");
        browser.find("#verify").click();
        browser.find("#verdict");
        var pictures = browser.all("main img[src^='blob:']").stream()
                .map(image -> Objects.requireNonNull(image.getDomProperty("src")))
                .toList();
        assertThat(pictures)
                .hasSize(4)
                .allSatisfy(picture -> assertThat(readable(picture)).isTrue());
        browser.turnTo("#/decisions");
        assertThat(pictures).allSatisfy(picture -> assertThat(readable(picture)).isFalse());
        assertThat(browser.all("main img")).isEmpty();
    }

    @Test
    void theSameCallIsReadyToPasteForEachLanguage() {
        browser.turnTo("#/try");
        browser.find("details.card summary").click();
        var languages = new Select(browser.find("details select"));
        for (var language : List.of("curl", "Java", "Python", "Go", "PHP", "Node")) {
            languages.selectByVisibleText(language);
            assertThat(browser.text("#snippet"))
                    .contains(Integer.toString(server.port()))
                    .contains("00840000");
        }
    }

    @Test
    void aDecisionShowsWhatItRestsOnAndItsReceiptHolds() {
        browser.turnTo("#/decisions");
        for (var id : decided) {
            assertThat(browser.all("td a[href='#/decision/" + id + "']")).hasSize(1);
        }
        new Select(browser.find("form select")).selectByVisibleText("Not passed");
        browser.button("Show").click();
        browser.awaitText("caption", "1 decisions"::equals);
        browser.find("td a").click();
        browser.awaitPage("#/decision/" + decided.getLast());
        assertThat(browser.text(".verdict h2")).isEqualTo("No match");
        assertThat(browser.text("#receipt")).isEqualTo("The signature holds and the record is unchanged.");
        assertThat(browser.text("main")).contains("default/1").contains("Models in use");
    }

    @Test
    void aKeyIsMadeItsSecretShownOnceReplacedAndTheKeyDisabled() {
        browser.turnTo("#/keys");
        browser.find("#create-key").click();
        var id = browser.text("#new-key-id");
        assertThat(browser.text("#new-key-secret")).isNotBlank();
        browser.button("Stored, hide it").click();
        assertThat(browser.all("#new-key-secret")).isEmpty();
        browser.find("a[href='#/key/" + id + "']").click();
        browser.awaitPage("#/key/" + id);
        browser.find("#add-secret").click();
        assertThat(browser.text("#new-key-id")).isEqualTo(id);
        browser.button("Stored, hide it").click();
        browser.find("#retire").click();
        browser.find("dialog button[value=yes]").click();
        browser.find("#add-secret");
        browser.button("Disable").click();
        browser.find("dialog button[value=yes]").click();
        browser.awaitText("dl", text -> text.contains("not active"));
        browser.button("Enable").click();
        browser.awaitText("dl", text -> !text.contains("not active"));
    }

    @Test
    void anAccountIsOpenedLimitedAndItsServiceEnded() {
        browser.turnTo("#/keys");
        browser.type("form.card input", "bank");
        browser.find("#open-account").click();
        browser.find("a[href='#/account/bank']").click();
        browser.awaitPage("#/account/bank");
        browser.type("input[type=number]", "250");
        browser.find("#save-limits").click();
        browser.awaitText("dl", text -> text.contains("250"));
        browser.type("input[pattern]", "00840000 00650000");
        browser.find("#save-codes").click();
        browser.awaitText("dl", text -> text.contains("00650000 00840000"));
        browser.find("#deactivate").click();
        browser.find("dialog button[value=yes]").click();
        browser.awaitText("dl", text -> text.contains("not active"));
        browser.find("#activate").click();
        browser.awaitText("dl", text -> !text.contains("not active"));
    }

    @Test
    void aPolicyChangeShowsWhatItWouldHaveMeantBeforeItIsMade() {
        browser.turnTo("#/policies");
        browser.find("form[data-filled]");
        browser.type("#rate", "1000000");
        assertThat(browser.find("#put").isEnabled()).isFalse();
        browser.find("#show-preview").click();
        assertThat(browser.text("#preview")).contains("Of the last 2 decisions");
        new Select(browser.find("form select")).selectByVisibleText("default");
        assertThat(browser.find("#put").isEnabled())
                .as("another change needs another look")
                .isFalse();
        browser.find("form[data-filled]");
        browser.type("#rate", "1000000");
        browser.find("#show-preview").click();
        assertThat(browser.text("#preview")).contains("Of the last 2 decisions");
        browser.find("#put").click();
        assertThat(browser.awaitText("table", text -> text.contains("1 in 1,000,000")))
                .contains("default/*/1");
    }

    @Test
    void thePageOnDriftDrawsItsCharts() {
        browser.turnTo("#/drift");
        assertThat(browser.find("[data-drawn=week]").getText())
                .contains("Not the same person")
                .doesNotContain("KEY_CREATED");
        assertThat(browser.all(".chart canvas")).hasSize(3);
        assertThat(browser.find(".chart").getDomAttribute("aria-label"))
                .contains("Passed: 1")
                .contains("Not passed: 1");
    }

    @Test
    void anEvaluationRunsToItsReport() {
        browser.turnTo("#/evaluate");
        new Select(browser.find("form select")).selectByVisibleText("pairs.csv");
        browser.button("Measure error rates").click();
        var report = browser.find("iframe#report");
        var size = browser.script("return arguments[0].getBoundingClientRect().height", report);
        assertThat(((Number) Objects.requireNonNull(size)).doubleValue()).isPositive();
    }

    @Test
    void aScoreTableIsMadeAndSaysWhatItWouldChange() {
        browser.turnTo("#/evaluate");
        new Select(browser.find("form select")).selectByVisibleText("people.csv");
        browser.find("#calibrate").click();
        assertThat(browser.text("#effect")).contains("Of the last 2 recorded decisions");
        assertThat(browser.text("#score-table")).contains("1,770").contains("Too little data for 2 of them");
        assertReadable("a score table", 1280);
        new Select(browser.find("form select")).selectByVisibleText("pairs.csv");
        browser.find("#calibrate").click();
        assertThat(browser.awaitText("[role=alert]", text -> !text.isEmpty()))
                .contains("Too little data: 1 comparisons of different people");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "id", "th", "zh"})
    void everyPageSpeaksTheLanguageThatIsChosen(String language) {
        new Select(browser.find("header select")).selectByValue(language);
        browser.find("html[lang=" + language + "]");
        var pages = new ArrayList<>(PAGES);
        pages.add("#/account/default");
        pages.add("#/key/" + server.firstKey().id());
        for (var page : pages) {
            browser.turnTo(page);
            assertThat(RAW_KEY.matcher(browser.text("body")).results().map(key -> key.group()))
                    .as("%s in %s", page, language)
                    .isEmpty();
        }
        new Select(browser.find("header select")).selectByValue("en");
        browser.find("html[lang=en]");
    }

    @Test
    void theKeyboardAloneIsEnough() {
        browser.tabTo("header button");
        browser.press(Keys.ENTER);
        browser.find("input[name=name]");
        browser.tabTo("input[name=name]").sendKeys(NAME);
        browser.tabTo("input[name=password]").sendKeys(PASSWORD, Keys.ENTER);
        browser.find("nav");
        browser.tabTo("nav a[href='#/try']").sendKeys(Keys.ENTER);
        browser.awaitPage("#/try");
        browser.tabTo("section:nth-child(1) .samples button:nth-child(5)").sendKeys(Keys.ENTER);
        browser.tabTo("section:nth-child(2) .samples button:nth-child(6)").sendKeys(Keys.ENTER);
        browser.find(".drop:nth-child(2) .picture img");
        browser.tabTo("#verify").sendKeys(Keys.ENTER);
        assertThat(browser.text("#verdict")).contains("Same person");
    }

    @ParameterizedTest(name = "{0} pixels wide, dark: {1}")
    @CsvSource({"1280, false", "360, true"})
    void noPageHasASeriousFaultForThoseWhoReadDifferently(int width, boolean dark) {
        browser.look(width, dark);
        var pages = new ArrayList<>(PAGES);
        pages.add("#/decision/" + decided.getFirst());
        pages.add("#/account/default");
        pages.add("#/key/" + server.firstKey().id());
        pages.add("#/no-such-page");
        for (var page : pages) {
            browser.turnTo(page);
            if (page.equals("#/drift")) {
                browser.find("[data-drawn]");
            }
            assertReadable(page, width);
        }
        browser.turnTo("#/try");
        choose(0, "person_b_1");
        choose(1, "person_b_2");
        browser.find("#verify").click();
        browser.find("#verdict");
        assertReadable("a result", width);
    }

    @ParameterizedTest(name = "{0} pixels wide, dark: {1}")
    @CsvSource({"1280, false", "360, true"})
    void neitherDoTheTwoWaysToSignIn(int width, boolean dark) {
        browser.look(width, dark);
        browser.load(server.consoleLink());
        browser.find("input[autocomplete=new-password]");
        assertReadable("first sign-in", width);
        browser.load(console);
        browser.button("Sign out " + NAME).click();
        browser.find("input[autocomplete=current-password]");
        assertReadable("sign-in", width);
        browser.type("input[name=name]", NAME);
        browser.type("input[name=password]", "not the password");
        browser.find("form button").click();
        browser.awaitText("[role=alert]", text -> !text.isEmpty());
        assertReadable("a refused sign-in", width);
        enter();
        browser.find("nav");
    }

    /** Nothing serious by WCAG 2.2 AA, and nothing wider than the window. */
    private static void assertReadable(String page, int width) {
        assertThat(Accessibility.seriousFindings(browser)).as(page).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits into %d pixels", page, width)
                .isEqualTo(true);
    }

    private static void choose(int input, String photo) {
        browser.all("input[type=file]")
                .get(input)
                .sendKeys(Photos.original(photo).toString());
        browser.find(".drop:nth-child(" + (input + 1) + ") .picture img");
    }

    private static boolean readable(String blob) {
        return Boolean.TRUE.equals(browser.scriptWithCallback(
                "const image = new Image(); image.onload = () => arguments[1](true);"
                        + " image.onerror = () => arguments[1](false); image.src = arguments[0];",
                blob));
    }

    /** Files of the browser's profile in which a stretch of one of the photos lies. */
    private static List<Path> filesWithPictures(Path profile) throws IOException {
        var photo = Files.readAllBytes(Photos.original("person_b_1"));
        var stretch = new String(photo, photo.length / 2, 64, StandardCharsets.ISO_8859_1);
        try (var files = Files.walk(profile)) {
            var found = new ArrayList<Path>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(stretch)) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}
