package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.AllRows;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** The language that somebody chose goes with them to another machine. */
@SpringBootTest(properties = "rihla.demonstration=true")
class OwnLanguageTest {

  private static final String PASSWORD = "four plain words here";
  private static int number;

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  AllRows db;

  private Actor counsellor;

  @BeforeEach
  void an_account() {
    counsellor = staff.add("speaks" + ++number, Role.RETURN_COUNSELLOR, new OfficeCode("RBA"), PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true").update();
  }

  private Browser signedIn() throws Exception {
    var browser = new Browser(context);
    browser.signIn(counsellor.login(), PASSWORD);
    return browser;
  }

  @Test
  void it_is_spoken_at_the_next_machine_too() throws Exception {
    var first = signedIn();
    assertThat(first.open("/").getContentAsString()).contains("lang=\"en\"");
    first.open("/language?to=ar");
    assertThat(staff.language(counsellor.id())).as("asking for a page writes nothing").isEmpty();
    first.send("/sign-out");
    assertThat(signedIn().open("/").getContentAsString()).contains("lang=\"ar\"", "dir=\"rtl\"");
  }

  @Test
  void what_was_chosen_at_the_door_is_kept_for_who_had_chosen_none_and_stays_here_for_who_had() throws Exception {
    var browser = new Browser(context);
    browser.open("/language?to=fr");
    browser.signIn(counsellor.login(), PASSWORD);
    assertThat(staff.language(counsellor.id())).contains(org.rihla.values.Language.FR);
    var other = new Browser(context);
    other.open("/language?to=ar");
    other.signIn(counsellor.login(), PASSWORD);
    assertThat(other.open("/").getContentAsString()).contains("lang=\"ar\"");
    assertThat(staff.language(counsellor.id())).contains(org.rihla.values.Language.FR);
  }

  @Test
  void whoever_sits_there_next_finds_the_language_of_their_own_browser() throws Exception {
    var browser = signedIn();
    browser.open("/language?to=ar");
    browser.send("/sign-out");
    assertThat(browser.open("/sign-in").getContentAsString()).contains("lang=\"en\"");
  }

  @Test
  void a_language_that_rihla_does_not_speak_changes_nothing() throws Exception {
    var browser = signedIn();
    browser.open("/language?to=xx");
    browser.open("/language?to=%3Cscript%3E");
    assertThat(staff.language(counsellor.id())).isEmpty();
  }
}
