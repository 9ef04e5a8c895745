package org.rihla.screens;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Language;

/** The one browser of this JVM; it ends with it. */
final class Chromium {

  /** The shell without windows draws the same pages for half the work; the whole browser will do as well. */
  private static final Path PROGRAM = Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
    .filter(Objects::nonNull).map(Path::of).filter(Files::isExecutable).findFirst().orElse(Path.of("/usr/bin/chromium"));
  private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars");
  private static final int PATIENCE_MS = 15_000;
  private static final int HEIGHT = 900;

  private static final class Shared {
    static final Browser BROWSER = launch();
  }

  private Chromium() {}

  private static Browser launch() {
    var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return playwright.chromium().launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(QUIET));
  }

  /** A window of its own, with nobody signed in: the language is asked for as a browser does. */
  static BrowserContext window(Language language, int width, String base) {
    return window(language, width, base, null);
  }

  /** @param session what a window of somebody who is signed in has kept */
  static BrowserContext window(Language language, int width, String base, @Nullable String session) {
    return window(options(language, width, base).setStorageState(session));
  }

  /** A window whose browser runs no script. */
  static BrowserContext plain(Language language, int width, String base) {
    return plain(language, width, base, null);
  }

  /** @param session what a window of somebody who is signed in has kept */
  static BrowserContext plain(Language language, int width, String base, @Nullable String session) {
    return window(options(language, width, base).setJavaScriptEnabled(false).setStorageState(session));
  }

  private static Browser.NewContextOptions options(Language language, int width, String base) {
    return new Browser.NewContextOptions().setBaseURL(base).setLocale(language.locale().toLanguageTag()).setViewportSize(width, HEIGHT)
      .setTimezoneId("Africa/Casablanca").setColorScheme(ColorScheme.LIGHT);
  }

  private static BrowserContext window(Browser.NewContextOptions options) {
    var window = Shared.BROWSER.newContext(options);
    window.setDefaultTimeout(PATIENCE_MS);
    return window;
  }
}
