package org.rihla.portal;

import static org.rihla.web.Field.asked;
import static org.rihla.web.Field.longText;
import static org.rihla.web.Field.one;
import static org.rihla.web.Field.password;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.CaseView;
import org.rihla.casework.Tasks;
import org.rihla.privacy.Place;
import org.rihla.values.PersonId;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.rihla.web.Typed;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What staff do for somebody's own door: they open it with them, shut it, and answer what comes through it. */
@Configuration
class PortalForms {

  private static final String SECTION = "own";

  @Bean
  CaseForm ownAccess(OwnAccess access) {
    return CaseForm.of("own-access", Act.GIVE_OWN_ACCESS, SECTION).always()
      .when(view -> access.isWithThem(view.found()) && !view.adults().isEmpty())
      .asks(view -> List.of(view.which(view.adults()), password("pin"), password("pinAgain")))
      .does((view, entry) -> access.give(view.id(), entry.person(), Typed.westernDigits(entry.text("pin")), Typed.westernDigits(entry.text(
        "pinAgain"))));
  }

  @Bean
  CaseForm ownAccessEnd(OwnAccess access) {
    return CaseForm.of("own-access-end", Act.GIVE_OWN_ACCESS, SECTION).always().when(view -> !withAccess(view, access).isEmpty())
      .asks(view -> List.of(one("person",
        withAccess(view, access).stream().map(person -> new Choice(person.toString(), view.toldApart(person)))
          .toList())))
      .does((view, entry) -> access.end(view.id(), entry.person()));
  }

  /** Also of who left the group: their door stays open until somebody shuts it. */
  private static List<PersonId> withAccess(CaseView view, OwnAccess access) {
    var everybody = Stream.concat(view.found().members().stream(), view.left().keySet().stream()).distinct().toList();
    var known = access.references(everybody);
    return everybody.stream().filter(known::containsKey).toList();
  }

  /** What was written stands where it is answered, for those who read what was talked about. */
  @Bean
  CaseForm wishAnswer(Wishes wishes, Access access, Readers readers) {
    return CaseForm.of("wish-answer", Act.ANSWER_WISH, SECTION).always()
      .where(Wishes.OF_CASE, Wishes.Wish::open)
      .asks(view -> List.of(wish(view, wishes, access, readers.ui(view.language())), asked("putRight"), longText("answerInWords")
        .optional()))
      .does((view, entry) -> wishes.answer(view.id(), UUID.fromString(entry.text("wish")), entry.text("putRight").equals("YES"),
        entry.maybe("answerInWords")));
  }

  private static Field wish(CaseView view, Wishes wishes, Access access, Ui ui) {
    boolean reads = access.reading(Compartment.NOTES, view.found().subject()) == Decision.ALLOWED;
    var words = new HashMap<UUID, String>();
    if (reads) wishes.open(view.id()).forEach(each -> words.put(each.id(), each.words() == null ? ui.t("words.gone") : each.words()));
    return asked("wish", wishes.of(view.id()).stream().filter(Wishes.Wish::open)
      .map(each -> new Choice(each.id().toString(), ui.date(each.askedOn()) + " · " + Ui.apart(view.toldApart(each.person()))
        + (words.containsKey(each.id()) ? " · " + Ui.apart("« " + words.get(each.id()) + " »") : "")))
      .toList());
  }

  @Bean
  CaseForm whoStays(OwnWill will) {
    return CaseForm.of("who-stays", Act.ANSWER_WISH, SECTION).always().where(Tasks.TO_CALL, _ -> true)
      .asks(view -> List.of(one("person",
        will.toCall(view.id()).stream().map(person -> new Choice(person.toString(), view.toldApart(person)))
          .toList()),
        asked("ownWill")))
      .does((view, entry) -> will.spoken(view.id(), entry.person(), entry.text("ownWill").equals("YES")));
  }

  @Bean
  @Order(35)
  CaseSection ownDoor(OwnAccess own, Access access) {
    return CaseSection.of(SECTION, Compartment.SHARING)
      .and(page -> own.isWithThem(page.view().found()) && access.may(Act.GIVE_OWN_ACCESS, page.view().found().subject())
        ? own.references(page.view().found().members()).entrySet().stream()
          .map(each -> new Line(null, page.ui().t("own.reference"), each.getKey(), Ui.apart(inFours(each.getValue()))))
        : Stream.of())
      .each(Wishes.OF_CASE, (wish, page) -> told(wish, page, access));
  }

  /** What somebody wrote may be about anything: it is for those who read what was talked about with them. */
  private static Line told(Wishes.Wish wish, Page page, Access access) {
    var ui = page.ui();
    boolean reads = access.reading(Compartment.NOTES, page.view().found().subject()) == Decision.ALLOWED;
    return new Line(wish.askedOn(), ui.t(state(wish)), wish.person(), wish.answeredOn() == null ? "" : ui.date(wish.answeredOn()))
      .telling(ui.t("words.wish"), Place.of(Wishes.WORDS, wish.id()), wish.person(), reads ? wish.words() : null)
      .telling(ui.t("words.wish-answer"), Place.of(Wishes.ANSWER, wish.id()), wish.person(), reads ? wish.answer() : null);
  }

  static String state(Wishes.Wish wish) {
    if (wish.putRight() == null) return "wish.open";
    return wish.putRight() ? "wish.put-right" : "wish.not-put-right";
  }

  static String inFours(String digits) { return digits.substring(0, 4) + " " + digits.substring(4); }
}
