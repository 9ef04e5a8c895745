package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rihla.access.Sight;
import org.rihla.documents.Papers;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scan of a signed declaration, added and opened in a browser, on a wide screen and on a telephone. */
class SignedPapersScreensTest extends Screens {

  private static final String ADD = "#sec-counselling ~ dl a[href*='/papers/declaration/']";
  private static final String OPEN = "#sec-counselling ~ dl a[href*='/scans/']";

  @Autowired
  JdbcClient db;

  private String declared() {
    return Sight.wide(() -> db.sql(
      """
        select c.number from casework.return_case c join casework.case_worker w on w.case_id = c.id join access.staff s on s.id = w.staff_id
        join counselling.statement d on d.case_id = c.id and d.kind = 'DECLARED' and d.guardian is null
        where s.login = 'return-counsellor.rba' and w.ended_at is null and c.stage in ('APPLIED', 'APPROVED', 'REGISTERED') order by c.number limit 1""")
      .query(String.class).single());
  }

  @ParameterizedTest
  @CsvSource({"FR, 1280", "AR, 360"})
  void a_signed_declaration_is_photographed_kept_and_opened(Language language, int width) throws IOException {
    this.language = language;
    this.width = width;
    var desk = at("return-counsellor.rba", declared());
    var page = desk.page();
    int before = page.locator(OPEN).count();
    desk.follow(page.locator(ADD).first());
    assertThat(page.locator("input[type=file]").getAttribute("accept")).contains("image/jpeg");
    see(desk, "ask");
    send(page, new FilePayload("photo.jpg", "image/jpeg", Papers.text("<svg/>")));
    assertThat(page.locator("[role=alert] li").count()).isOne();
    see(desk, "refused");
    send(page, new FilePayload("photo.jpg", "image/jpeg", Papers.photograph(6)));
    assertThat(page.locator(OPEN).count()).isEqualTo(before + 1);
    see(desk, "kept");
    desk.follow(page.locator(ADD).first());
    send(page, new FilePayload("printed.pdf", "application/pdf", page.pdf())); // what those are told to do whose PDF was refused
    assertThat(page.locator(OPEN).count()).as("a page printed to PDF by a browser").isEqualTo(before + 2);
    var taken = page.waitForDownload(() -> page.locator(OPEN).nth(before).click());
    assertThat(taken.suggestedFilename()).matches("RBA-\\d{4}-\\d+-\\w-declaration-[0-9a-f]{6}\\.jpg");
    assertThat(Files.readAllBytes(taken.path())).startsWith(0xFF, 0xD8);
  }

  private static void send(Page page, FilePayload file) {
    page.setInputFiles("input[type=file]", file);
    page.locator("main form button").click();
    page.waitForLoadState();
  }

  private void see(Desk desk, String name) {
    Pictures.look(desk, "papers-" + name + "-" + language.tag() + "-" + width);
    assertThat(Axe.problems(desk.page())).as(name + " " + language).isEmpty();
  }
}
