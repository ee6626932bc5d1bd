package bonafide.conformance.console;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.json.JsonMapper;

/** Debian's Chromium without a window, in a profile of its own; waits for what it asks for, never for a time. */
final class Browser implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TABS = 80;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean installed() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /**
     * @param profile an empty folder
     * @param film motion JPEG the webcam shows
     */
    static Browser open(Path profile, Path film) {
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film,
                "--user-data-dir=" + profile);
        var logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    void load(URI address) {
        driver.get("about:blank");
        driver.get(address.toString());
    }

    /** Turns to a page of the console and waits until it is shown. */
    void turnTo(String hash) {
        script(
                "document.getElementById('main').dataset.ready = ''; if (location.hash === arguments[0]) dispatchEvent(new"
                        + " HashChangeEvent('hashchange')); else location.hash = arguments[0];",
                hash);
        awaitPage(hash);
    }

    void awaitPage(String hash) {
        until(() -> hash.equals(script("return document.getElementById('main').dataset.ready")));
    }

    void look(int width, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    WebElement find(String css) {
        return until(() -> driver.findElement(By.cssSelector(css)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    WebElement button(String text) {
        return until(() -> all("button").stream()
                .filter(button -> button.isDisplayed() && button.getText().equals(text))
                .findFirst()
                .orElse(null));
    }

    String text(String css) {
        return find(css).getText();
    }

    /** Waits until an element's text is one that is wanted, and returns it. */
    String awaitText(String css, Predicate<String> wanted) {
        return until(() -> {
            var text = driver.findElement(By.cssSelector(css)).getText();
            return wanted.test(text) ? text : null;
        });
    }

    void type(String css, String text) {
        var element = find(css);
        element.clear();
        element.sendKeys(text);
    }

    /** Presses the tabulator until the focus is on an element that matches; fails when none of the page's does. */
    WebElement tabTo(String css) {
        for (int i = 0; i < MOST_TABS; i++) {
            press(Keys.TAB);
            var focused = driver.switchTo().activeElement();
            if (Boolean.TRUE.equals(script("return arguments[0].matches(arguments[1])", focused, css))) {
                return focused;
            }
        }
        throw new NoSuchElementException("the tabulator never came to " + css);
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    @Nullable
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** A script that calls its last argument with its result. */
    @Nullable
    Object scriptWithCallback(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return driver.executeAsyncScript(script, arguments);
    }

    /** Addresses asked for since the last call of this. */
    List<URI> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> JSON.readTree(entry.getMessage()).path("message"))
                .filter(message -> message.path("method").asString().equals("Network.requestWillBeSent"))
                .map(message -> URI.create(
                        message.path("params").path("request").path("url").asString()))
                .toList();
    }

    /** What the page's own console complained of since the last call of this. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    private interface Question<T> {
        @Nullable
        T ask();
    }

    @SuppressWarnings("NullAway") // null is how a condition says "not yet"
    private <T> T until(Question<T> question) {
        return Objects.requireNonNull(new WebDriverWait(driver, PATIENCE)
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                .until(_ -> question.ask()));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
