package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.counselling.Conversations.Conversation;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Papers.Paper;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Disclosable;
import org.rihla.values.Country;

/** Recognisable values stand in every field; the pages of the office of origin show those that were agreed to and no other. */
class PlantedFieldsTest extends AtWork {

  private static final Pattern LINK = Pattern.compile("href=\"(/cases/[^\"]*)\"");

  /** What each field reads like on a page, in English. The date and its year are told apart: the year is in the date. */
  private Map<Disclosable, List<String>> planted;
  private Family family;

  private void plant(int number) {
    var sure = "%04d".formatted(number);
    var identity = new Identity("Qamily" + sure, "Qiven" + sure, "قق" + sure, Sex.F, LocalDate.of(1957, 11, 23), Precision.DAY,
      new Country("TGO"), "WIDOWED", "ee");
    var contact = new Contact("+22890" + sure + "77", true, "Qaddress" + sure, "Qplace" + sure, "Qcontact" + sure);
    family = Family.of(p, Programme.GUINEA, new Newcomer(identity, contact, "PRINCIPAL", "ASYLUM_REJECTED_FINAL",
      Family.spokenIn("ee", Family.adult(Sex.F, "PRINCIPAL").consents()), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, family.mother(),
      new Paper("PASSPORT", "QPAPER" + sure, new Country("GHA"), null, Family.MONDAY.plusYears(3), "WITH_APPLICANT"))));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.conversations.hold(family.id, new Conversation(family.everybody, "PRE_DECISION",
      "IN_PERSON", "fr", null, Family.TOPICS, true, "PROCEED"))));
    planted = new EnumMap<>(Disclosable.class);
    planted.put(Disclosable.FAMILY_NAME, List.of("Qamily" + sure));
    planted.put(Disclosable.GIVEN_NAMES, List.of("Qiven" + sure));
    planted.put(Disclosable.NAME_IN_SCRIPT, List.of("قق" + sure));
    planted.put(Disclosable.BIRTH_DATE, List.of("23 Nov", "1957-11-23", "November 23", "Nov 23"));
    planted.put(Disclosable.BIRTH_YEAR, List.of("1957"));
    planted.put(Disclosable.NATIONALITY, List.of("Togo"));
    planted.put(Disclosable.MARITAL_STATUS, List.of("Widowed"));
    planted.put(Disclosable.LANGUAGE, List.of("Ewe"));
    planted.put(Disclosable.DOCUMENTS, List.of("QPAPER" + sure, "Ghana"));
    planted.put(Disclosable.TELEPHONE, List.of("+22890" + sure + "77"));
    planted.put(Disclosable.ADDRESS, List.of("Qaddress" + sure));
    planted.put(Disclosable.PLACE_OF_RETURN, List.of("Qplace" + sure));
    planted.put(Disclosable.CONTACT_IN_ORIGIN, List.of("Qcontact" + sure));
    planted.put(Disclosable.ASYLUM, List.of("sylum finally", "ASYLUM_REJECTED"));
    planted.put(Disclosable.NOTES, List.of("sec-counselling"));
    planted.put(Disclosable.MOVEMENT, List.of("sec-papers"));
  }

  /** Everything that this reader can open of the case: its page, what it links to, the list, and what is found. */
  private String everything(Actor who) throws Exception {
    var page = pages.ofCase(family, who).getContentAsString();
    var all = new StringBuilder(page).append(options(pages.page(family, who, "/cases").getContentAsString()))
      .append(pages.page(family, who, "/").getContentAsString());
    var links = LINK.matcher(page);
    while (links.find())
      if (!links.group(1).endsWith("/cases") && !links.group(1).contains("/transfer-"))
        all.append(options(pages.page(family, who, links.group(1)).getContentAsString()));
    all.append(pages.page(family, who, "/cases/" + family.id + "/people/" + family.mother()).getContentAsString());
    return all.toString();
  }

  /** A question that offers all countries or languages tells nothing; what is chosen does. */
  private static String options(String form) {
    return form.replaceAll("<option (?![^>]*selected)[^>]*>[^<]*</option>", "").replaceAll(
      "<label[^>]*><input type=\"(checkbox|radio)\"[^>]*>[^<]*</label>",
      "");
  }

  private String nothingElse(Set<Disclosable> agreed, Actor who) throws Exception {
    // The section on consents names the fields, and how they were asked: it is not what is looked for here.
    // Nor are numbers drawn by chance, in which four digits of a year may stand.
    var html = everything(who).replaceAll("(?s)<section aria-labelledby=\"sec-sharing\">.*?</section>", "")
      .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "").replaceAll("(/assets/[a-z-]+-|value=\")[0-9A-Za-z_.=-]{16,}\"?", "");
    planted.forEach((field, values) -> {
      if (!agreed.contains(field) && !(field == Disclosable.BIRTH_YEAR && agreed.contains(Disclosable.BIRTH_DATE)))
        for (var value : values) assertThat(html).as("%s without consent; agreed were %s", field, agreed).doesNotContain(value);
    });
    return html;
  }

  private void shownIsExactly(Set<Disclosable> agreed, Actor who) throws Exception {
    var html = nothingElse(agreed, who);
    for (var field : List.of(Disclosable.FAMILY_NAME, Disclosable.GIVEN_NAMES, Disclosable.BIRTH_YEAR, Disclosable.NATIONALITY,
      Disclosable.LANGUAGE))
      if (agreed.contains(field))
        assertThat(html).as("%s, agreed to", field).contains(
          planted.get(field).getFirst());
    for (var field : List.of(Disclosable.TELEPHONE, Disclosable.ADDRESS, Disclosable.PLACE_OF_RETURN, Disclosable.CONTACT_IN_ORIGIN))
      if (agreed.contains(field) && agreed.stream().anyMatch(each -> each.compartment().name().equals("IDENTITY")))
        assertThat(html).as("%s, agreed to", field).contains(planted.get(field).getFirst());
  }

  private static Set<Disclosable> some(Random chance, int one) {
    var some = EnumSet.of(Disclosable.CASE);
    for (var field : Disclosable.values()) if (chance.nextBoolean()) some.add(field);
    if (one % 2 == 0) some.removeIf(field -> field.compartment().name().equals("IDENTITY")); // then nobody has a name
    some.remove(Disclosable.ASYLUM);
    return some;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void what_was_not_agreed_to_is_nowhere_in_what_the_office_of_origin_is_sent(int world) throws Exception {
    plant(1000 + world);
    var agreed = some(new Random(20261130L + world), world);
    var terms = Terms.USUAL.interpreted("PHONE").covering(world == 11 ? with(agreed, Disclosable.ASYLUM) : agreed);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.mother(),
      new Consent("C_SHARE_ORIGIN", "CONSENT", true, "SIGNATURE", "fr", false, terms))));
    var abroad = p.as(Role.ORIGIN_CASE_WORKER, CONAKRY);
    done(Programme.on(family.today, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.transfers.offer(family.id, "fr")));
    shownIsExactly(Set.of(Disclosable.CASE), abroad);
    done(Programme.on(family.today, abroad, () -> p.transfers.accept(family.id, abroad.id())));
    shownIsExactly(agreed, abroad);
    shownIsExactly(agreed, family.working(p.as(Role.PROTECTION_OFFICER, CONAKRY)));
    nothingElse(agreed, p.as(Role.OFFICE_MANAGER, CONAKRY));
    boolean named = agreed.containsAll(Set.of(Disclosable.FAMILY_NAME, Disclosable.GIVEN_NAMES, Disclosable.NAME_IN_SCRIPT));
    var number = family.column("number", String.class);
    assertThat(pages.found(family, abroad, "Qiven" + (1000 + world) + " Qamily" + (1000 + world)).contains(number)).as("found by name")
      .isEqualTo(named);
    assertThat(pages.found(family, abroad, "+22890" + (1000 + world) + "77").contains(number)).as("found by telephone").isEqualTo(
      agreed.contains(Disclosable.TELEPHONE) && agreed.stream().anyMatch(each -> each.compartment().name().equals("IDENTITY")));
  }

  private static Set<Disclosable> with(Set<Disclosable> some, Disclosable another) {
    var all = EnumSet.copyOf(some);
    all.add(another);
    return all;
  }
}
