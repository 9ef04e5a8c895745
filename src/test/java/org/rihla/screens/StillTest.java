package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;

/** A page that stands open while somebody takes their word back. */
class StillTest extends Screens {

  private static final long HALF_A_MINUTE = 31_000;

  @Test
  void the_page_of_the_office_of_origin_is_emptied_within_a_minute_of_the_withdrawal_and_not_before() {
    var family = new Family("Qouyate", "Still", "", "", "");
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases/new?step=WHOLE");
    family.send(counsellor, family.answers("Still", "M", today().minusYears(31), "returnTo", "CIV"));
    var number = counsellor.caseNumber();
    counsellor.form("transfer-offer");
    var worker = at("origin-case-worker.civ", number);
    worker.form("transfer-acceptance");

    worker.page().clock().install();
    worker.openCase(number);
    assertThat(worker.main()).contains("Qouyate", number);
    worker.page().waitForResponse(answer -> answer.url().contains("/still"), () -> worker.page().clock().fastForward(HALF_A_MINUTE));
    assertThat(worker.main()).as("as long as they agree it stays").contains("Qouyate");

    counsellor.openCase(number).form("consent-withdrawal", "person", Desk.THE_ONE, "purpose", "C_SHARE_ORIGIN", "channel", "PHONE");
    assertThat(worker.page().content()).as("still open").contains("Qouyate");
    worker.page().clock().fastForward(HALF_A_MINUTE);
    worker.page().locator("#gone").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    assertThat(worker.page().content()).doesNotContain("Qouyate", number);
    assertThat(worker.page().locator("body > *").count()).isOne();
    Pictures.look(worker, "still-gone");
    assertThat(worker.page().reload().status()).isEqualTo(404);
    worker.go("/");
    assertThat(worker.main()).contains(number);
    worker.page().locator("section[aria-labelledby=tasks] summary").all().forEach(Locator::click);
    worker.follow(worker.page().locator("main a", new com.microsoft.playwright.Page.LocatorOptions().setHasText(number)).first());
    Pictures.look(worker, "copies");
    worker.send();
    assertThat(worker.main()).doesNotContain(number);
  }

  /** A page that only reads asks again by itself where no script runs. */
  @Test
  void without_script_a_page_that_reads_is_asked_for_again_each_minute_and_one_that_is_typed_in_is_not() throws Exception {
    var counsellor = at("return-counsellor.rba");
    counsellor.go("/cases");
    counsellor.follow(counsellor.page().locator("table.list a").first());
    assertThat(counsellor.page().content()).contains("<noscript><meta http-equiv=\"refresh\" content=\"60;url=?by-itself\"></noscript>");
    counsellor.go(new java.net.URI(counsellor.page().url()).getPath() + "?by-itself");
    assertThat(counsellor.page().locator("h1").count()).as("and is the same page").isEqualTo(1);
    counsellor.takeOn();
    counsellor.go("/cases/new?step=WHOLE");
    assertThat(counsellor.page().content()).doesNotContain("http-equiv=\"refresh\"");
  }
}
