package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rihla.values.Language;

/**
 * The parts of the system look as they did. A part that is meant to look otherwise is drawn anew with {@code -Drihla.pictures=true}, and somebody looks
 * at the difference. Letters are ours, but each browser draws them a little otherwise: with another one than drew them nothing is compared.
 */
class StyleTest extends Screens {

  private static final Path KEPT = Path.of("src/test/resources/pictures");
  private static final Path BROWSER = KEPT.resolve("browser.txt");
  private static final int CLOSE = 48;
  private static final double FEW = 0.004;

  @ParameterizedTest
  @CsvSource({"FR,1280,LIGHT", "FR,1280,DARK", "AR,360,LIGHT", "EN,360,DARK"})
  void each_part_looks_as_it_did(Language in, int wide, ColorScheme scheme) throws IOException {
    language = in;
    width = wide;
    var desk = at("return-counsellor.rba");
    desk.go("/style");
    var page = desk.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.evaluate("() => document.fonts.ready.then(() => true)");
    var now = half(page.locator("main").screenshot(new Locator.ScreenshotOptions().setAnimations(
      com.microsoft.playwright.options.ScreenshotAnimations.DISABLED)));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    var name = "style-" + in.tag() + "-" + wide + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png";
    var browser = page.context().browser().version();
    if (Boolean.getBoolean("rihla.pictures")) {
      ImageIO.write(now, "png", KEPT.resolve(name).toFile());
      Files.writeString(BROWSER, browser + "\n");
    }
    assumeTrue(Files.readString(BROWSER).strip().equals(browser), "drawn by another browser");
    var before = ImageIO.read(KEPT.resolve(name).toFile());
    assertThat(now.getWidth()).isEqualTo(before.getWidth());
    assertThat(now.getHeight()).as(name + ": something is taller or lower than it was").isEqualTo(before.getHeight());
    var share = differing(before, now);
    if (share > FEW) ImageIO.write(now, "png", Files.createDirectories(Path.of("target/pictures")).resolve("now-" + name).toFile());
    assertThat(share).as(name + ": the picture of now is in target/pictures").isLessThanOrEqualTo(FEW);
  }

  @Test
  void nothing_on_it_is_wider_than_a_telephone() {
    language = Language.AR;
    width = NARROW;
    var desk = at("return-counsellor.rba");
    desk.go("/style");
    var page = desk.page();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(NARROW);
  }

  private static BufferedImage half(byte[] png) throws IOException {
    var whole = ImageIO.read(new ByteArrayInputStream(png));
    var half = new BufferedImage(whole.getWidth() / 2, whole.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
    var pen = half.createGraphics();
    pen.drawImage(whole.getScaledInstance(half.getWidth(), half.getHeight(), Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return half;
  }

  private static double differing(BufferedImage before, BufferedImage now) {
    long differing = 0;
    for (int x = 0; x < now.getWidth(); x++)
      for (int y = 0; y < now.getHeight(); y++) {
        int a = before.getRGB(x, y);
        int b = now.getRGB(x, y);
        for (int shift = 0; shift <= 16; shift += 8)
          if (Math.abs((a >> shift & 255) - (b >> shift & 255)) > CLOSE) {
            differing++;
            break;
          }
      }
    return (double) differing / now.getWidth() / now.getHeight();
  }
}
