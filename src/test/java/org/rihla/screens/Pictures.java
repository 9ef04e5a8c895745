package org.rihla.screens;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of pages: for looking at in target/pictures, and two for the documentation, only when asked by {@code -Drihla.pictures=true}. */
final class Pictures {

  private static final boolean WANTED = Boolean.getBoolean("rihla.pictures");
  private static final int SCREENFUL = 1600;

  private Pictures() {}

  /** Always taken: for a failure. */
  static Path of(Page page, String name) {
    var path = Path.of("target", "pictures", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(path).setFullPage(true));
    return path;
  }

  static void look(Desk desk, String name) {
    if (WANTED) of(desk.page(), name);
  }

  static void lookNarrow(Desk desk, String name) {
    if (!WANTED) return;
    var size = desk.page().viewportSize();
    desk.page().setViewportSize(Screens.NARROW, 740);
    of(desk.page(), name);
    desk.page().setViewportSize(size.width, size.height);
  }

  /** The first screenful, into the documentation. */
  static void document(Desk desk, String name) {
    if (!WANTED) return;
    var page = desk.page();
    var size = page.viewportSize();
    page.setViewportSize(size.width, SCREENFUL);
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs", "pictures", name + ".png")));
    page.setViewportSize(size.width, size.height);
  }
}
