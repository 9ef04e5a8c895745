package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.people.Identity.Sex;
import org.rihla.values.PersonId;

/** Nobody signs what was not read to them: the text of the declaration is there to be read out and printed, in each language. */
class DeclarationTextTest extends AtWork {

  private Family family;

  @BeforeEach
  void start() throws Exception {
    family = Family.registered(p);
  }

  private String address(PersonId person, String more) { return "/cases/" + family.id + "/forms/declaration/text?person=" + person + more; }

  private String text(PersonId person, String more) throws UnsupportedEncodingException {
    return pages.window(family, RABAT, Role.RETURN_COUNSELLOR, address(person, more)).text();
  }

  @Test
  void the_text_says_what_is_free_what_can_be_taken_back_and_what_is_not_promised() throws Exception {
    assertThat(text(family.mother(), "&in=en")).contains("Bah").contains("Guinea").contains("Nobody forces me")
      .contains("change my mind at any moment until I board").contains("I do not lose the urgent help").contains("I have 3 days")
      .contains("not an order to leave").contains("Not promised are").contains("thumbprint").contains("Witness").contains("Interpreter")
      .doesNotContain("For a person under 18");
  }

  @Test
  void it_is_in_the_language_of_the_person_unless_another_is_chosen() throws Exception {
    assertThat(text(family.mother(), "")).contains("Je peux changer d’avis");
    assertThat(pages.window(family, RABAT, Role.RETURN_COUNSELLOR, address(family.mother(), "&in=ar")).html())
      .contains("lang=\"ar\" dir=\"rtl\"").contains("تصريح بالعودة الطوعية");
  }

  @Test
  void a_childs_has_lines_for_the_guardian_and_for_what_the_child_says() throws Exception {
    assertThat(text(family.child(), "&in=en")).contains("For a person under 18").contains("the child’s own words").contains("Guardian");
  }

  @Test
  void the_case_and_the_form_lead_there_and_what_is_signed_is_kept_with_its_version() throws Exception {
    family.counsel();
    var link = "/cases/" + family.id + "/forms/declaration/text\"";
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "declaration").html()).contains(link);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains(link);
    family.screen().declare();
    assertThat(p.db.sql("select distinct text_version from counselling.statement where case_id = ?").param(family.id.value())
      .query(String.class).list()).containsExactly("2026-1");
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("2026-1");
  }

  @Test
  void it_is_for_those_who_take_declarations_and_that_it_was_opened_is_written_down() throws Exception {
    assertThat(pages.status(family, RABAT, Role.MOVEMENTS_OFFICER, address(family.mother(), ""))).isEqualTo(404);
    assertThat(pages.status(family, CONAKRY, Role.ORIGIN_CASE_WORKER, address(family.mother(), ""))).isEqualTo(404);
    assertThat(pages.status(family, RABAT, Role.RETURN_COUNSELLOR, address(PersonId.next(), ""))).isEqualTo(404);
    long before = namesRead();
    assertThat(text(family.child(), "")).as("the tabs name the others").contains("Bah");
    assertThat(namesRead()).as("of the whole group").isEqualTo(before + 1);
  }

  private long namesRead() {
    return p.db.sql("""
      select count(*) from privacy.audit_event
      where about_id = ? and person_id is null and act = 'READ_CASE' and outcome = 'DONE' and fields like '%identity%'""")
      .param(family.id.value()).query(Long.class).single();
  }

  @Test
  void what_is_asked_of_a_child_must_be_answered_and_is_not_asked_of_an_adult() throws Exception {
    family.counsel();
    var adults = pages.form(family, Role.RETURN_COUNSELLOR, "declaration").html();
    assertThat(adults).contains(family.mother().toString()).doesNotContain(family.child().toString(), "guardian", "childsView", "mandate");
    var childs = pages.form(family, Role.RETURN_COUNSELLOR, "child-declaration");
    assertThat(childs.html()).contains(family.child().toString()).doesNotContain(family.mother().toString());
    assertThat(childs.html().split(java.util.regex.Pattern.quote("(where nothing is signed)"), -1)).as("only the witness").hasSize(2);
    assertThat(childs.html()).contains("/forms/child-declaration/text\"");
    var refused = childs.send(Map.of("person", family.child().toString(), "language", "fr", "howGiven", "SIGNATURE"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("f-guardian-problem", "f-mandate-problem", "f-childsView-problem");
    assertThat(pages.window(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/forms/child-declaration/text").html())
      .contains("id=\"child\"");
  }

  /** A button that can only be refused leads to nothing: the conversation is offered instead. */
  @Test
  void nobody_is_asked_to_declare_before_they_were_counselled() throws Exception {
    var two = Family.oneAdult(p, Programme.GUINEA);
    two.join(Family.person(Sex.F, "CHILD", Family.MONDAY.minusYears(15), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    assertThat(offered(two)).contains("counselling").doesNotContain("declaration", "child-declaration");
    done(two.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(two.id, Family.conversation(List.of(two.mother())))));
    assertThat(offered(two)).contains("declaration").doesNotContain("child-declaration");
    done(two.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(two.id, Family.conversation(List.of(two.child())))));
    assertThat(offered(two)).contains("declaration", "child-declaration");
  }

  @Test
  void who_must_first_be_counselled_is_named_where_others_declare() throws Exception {
    family.counsel();
    var another = Family.oneAdult(p, Programme.GUINEA);
    another.join(Family.adult(Sex.F, "SPOUSE"));
    done(another.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(another.id, Family.conversation(List.of(another.mother())))));
    assertThat(pages.form(another, Role.RETURN_COUNSELLOR, "declaration").text()).contains("Not yet, because a conversation");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "declaration").text()).doesNotContain("Not yet");
  }

  private Set<String> offered(Family of) throws UnsupportedEncodingException {
    return pages.links(pages.ofCase(of, RABAT, Role.RETURN_COUNSELLOR).getContentAsString());
  }

  @Test
  void where_no_child_travels_the_form_for_children_is_not_there() {
    var alone = Family.oneAdult(p, Programme.GUINEA).counsel();
    assertThat(pages.status(alone, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + alone.id + "/forms/child-declaration")).isEqualTo(404);
    assertThat(pages.status(alone, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + alone.id + "/forms/declaration")).isEqualTo(200);
  }
}
