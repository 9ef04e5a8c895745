package org.rihla.counselling;

import static org.rihla.web.Field.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseView;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.Safeguard;
import org.rihla.casework.Stage;
import org.rihla.counselling.Conversations.Conversation;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.rihla.values.PersonId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Messages;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What counselling asks on the screen. */
@Configuration
class CounsellingForms {

  private static final String SECTION = "counselling";

  @Bean
  CaseForm counsel(Conversations conversations, Codes codes, Messages words) {
    return CaseForm.of("counselling", Act.COUNSEL, SECTION).meets(Safeguard.DECISION_INFORMED)
      .asks(view -> List.of(view.whichMembers(), one("phase", "counselling_phase"), one("modality", "modality"),
        one("language", "language").preset(view.spoken()),
        one("interpreter", "interpreter_mode").optional(),
        many("topics", "topic").needed().noting(toDecide(codes, words, view.language())), yes("teachBack"),
        one("outcome", "counselling_outcome")))
      .does((view, entry) -> conversations.hold(view.id(),
        new Conversation(entry.persons(), entry.text("phase"), entry.text("modality"), entry.text("language"),
          entry.maybe("interpreter"), entry.all("topics"), entry.yes("teachBack"), entry.text("outcome"))));
  }

  /** In the words of the boxes to be ticked. */
  private static String toDecide(Codes codes, Messages words, Language language) {
    return words.text("counselling.to-decide", language,
      codes.of("topic").stream().filter(topic -> Informing.NEEDED_TO_DECIDE.contains(topic.code()))
        .map(topic -> topic.labels().getOrDefault(language, topic.code())).collect(Collectors.joining(" · ")));
  }

  @Bean
  CaseForm declare(Declarations declarations, Messages words) {
    return CaseForm.of("declaration", Act.DECLARE, SECTION).beforeBoarding().when(view -> !adults(declarations, view).isEmpty())
      .meets(Safeguard.DECLARATION_IN_FORCE, Safeguard.COOLING_OFF_PASSED)
      .asks(view -> ofEverybody(view, adults(declarations, view), first(declarations, view, false, words)))
      .does(declaring(declarations));
  }

  /** A form of its own: without a guardian and without being heard no child declares, and no adult is asked for either. */
  @Bean
  CaseForm declareAsChild(Declarations declarations, Messages words) {
    return CaseForm.of("child-declaration", Act.DECLARE, SECTION).beforeBoarding().when(view -> !children(declarations, view).isEmpty())
      .meets(Safeguard.DECLARATION_IN_FORCE, Safeguard.GUARDIAN_AND_CHILD_HEARD, Safeguard.COOLING_OFF_PASSED)
      .asks(view -> {
        var fields = new ArrayList<>(ofEverybody(view, children(declarations, view), first(declarations, view, true, words)));
        fields.addAll(List.of(one("childsWish", "childs_wish"), longText("childsView"), name("guardian"), text("mandate")));
        return fields;
      }).does(declaring(declarations));
  }

  private static BiFunction<CaseView, Entry, Outcome> declaring(Declarations declarations) {
    return (view, entry) -> declarations.sign(view.id(),
      new Declaration(entry.person(), entry.text("language"), entry.text("howGiven"), entry.yes("readAloud"), guardian(entry),
        childsView(entry), entry.maybe("witness")));
  }

  private static List<Field> ofEverybody(CaseView view, List<PersonId> declarants, String first) {
    return List.of(view.which(declarants).noting(first), one("language", "language").preset(view.spoken()),
      one("howGiven", "how_given"), name("witness").optional(), yes("readAloud"));
  }

  /** Who is not among them yet, and what comes first. */
  private static String first(Declarations declarations, CaseView view, boolean minor, Messages words) {
    var minors = view.minors();
    var waiting = declarations.uninformed(view).stream().filter(person -> minors.contains(person) == minor)
      .map(person -> Ui.apart(view.toldApart(person))).collect(Collectors.joining(" · "));
    return waiting.isEmpty() ? "" : words.text("declaration.first-counselled", view.language(), waiting);
  }

  private static List<PersonId> adults(Declarations declarations, CaseView view) {
    var minors = view.minors();
    return declarants(declarations, view).stream().filter(person -> !minors.contains(person)).toList();
  }

  private static List<PersonId> children(Declarations declarations, CaseView view) {
    var minors = view.minors();
    return minors.isEmpty() ? minors : declarants(declarations, view).stream().filter(minors::contains).toList();
  }

  /** Nobody is asked before they have heard what they decide on. */
  private static List<PersonId> declarants(Declarations declarations, CaseView view) {
    var uninformed = declarations.uninformed(view);
    return declaringNow(declarations, view).stream().filter(person -> !uninformed.contains(person)).toList();
  }

  private static List<PersonId> declaringNow(Declarations declarations, CaseView view) {
    if (view.found().stage() == Stage.REGISTERED) return view.found().members();
    boolean someoneGrewUp = view.found().members().stream().map(view::identity)
      .anyMatch(who -> who.grewUpBetween(view.found().registeredOn(), view.today()));
    return someoneGrewUp ? declarations.declareAnew(view.found()) : view.toldAs(Fact.DECLARATION, Fact.AGAIN);
  }

  private static @Nullable ChildsView childsView(Entry entry) {
    var wish = entry.maybe("childsWish");
    return wish == null ? null : new ChildsView(wish, Objects.requireNonNullElse(entry.maybe("childsView"), ""));
  }

  private static @Nullable Guardian guardian(Entry entry) {
    var name = entry.maybe("guardian");
    var mandate = entry.maybe("mandate");
    if (name == null && mandate == null) return null;
    return new Guardian(Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(mandate, ""));
  }

  @Bean
  CaseForm withdrawal(Declarations declarations) {
    return CaseForm.of("withdrawal", Act.WITHDRAW, SECTION).beforeBoarding()
      .asks(view -> List.of(view.whichMember(), one("channel", "withdrawal_channel")))
      .does((view, entry) -> declarations.withdraw(view.id(), entry.person(), entry.text("channel")));
  }

  @Bean
  CaseForm memberWithdrawal(Declarations declarations) {
    return CaseForm.of("member-withdrawal", Act.WITHDRAW, SECTION).beforeBoarding().when(view -> view.found().members().size() > 1)
      .asks(CounsellingForms::leaver)
      .does((view, entry) -> {
        var successor = entry.maybe("successor");
        return declarations.withdrawAlone(view.id(), new Leaver(entry.person(), entry.text("channel"), guardian(entry),
          successor == null ? null : PersonId.of(successor)));
      });
  }

  private static List<Field> leaver(CaseView view) {
    var fields = new ArrayList<>(List.of(view.whichMember(), one("channel", "withdrawal_channel")));
    if (!view.minors().isEmpty()) fields.addAll(List.of(name("guardian").optional(), text("mandate").optional()));
    var adults = view.found().members().stream().filter(person -> !view.minors().contains(person))
      .map(person -> new Choice(person.toString(), view.toldApart(person))).toList();
    if (adults.size() > 1) fields.add(one("successor", adults).optional());
    return fields;
  }

  @Bean
  CaseForm bookSession(TwoOfficeSessions sessions, TwoClocks clocks, FreeHours free) {
    return CaseForm.of("session-booking", Act.BOOK_SESSION, SECTION).beforeBoarding()
      .asks(view -> List.of(view.whichMembers(), one("freeHour", free.choices(view)).optional(), date("date").optional(),
        time("time").optional().noting(clocks.now(view)), one("language", "language").preset(view.spoken()),
        one("interpreter", "interpreter_mode").optional()))
      .does((view, entry) -> hour(view, entry)
        .map(hour -> sessions.book(view.id(), entry.persons(), hour, entry.text("language"), entry.maybe("interpreter")))
        .orElseGet(() -> Outcome.refused("hour-needed")));
  }

  /** One of the free ones, or else another by the reader's clock; both at once is neither. */
  private static Optional<Instant> hour(CaseView view, Entry entry) {
    var free = entry.maybe("freeHour");
    boolean another = entry.maybe("date") != null && entry.maybe("time") != null;
    if (free != null && (entry.maybe("date") != null || entry.maybe("time") != null)) return Optional.empty();
    if (free != null) return Optional.of(Instant.parse(free));
    return another ? Optional.of(entry.date("date").atTime(entry.time("time")).atZone(view.zone()).toInstant()) : Optional.empty();
  }

  @Bean
  CaseForm sessionHeld(TwoOfficeSessions sessions) {
    return CaseForm.of("session-held", Act.COUNSEL, SECTION).beforeBoarding()
      .asks(view -> List.of(yes("missed"), view.whichMembers().optional(), one("modality", "modality").preset("VIDEO"),
        many("topics", "topic"), yes("teachBack"),
        one("outcome", "counselling_outcome").optional()))
      .does((view, entry) -> {
        if (entry.yes("missed")) return sessions.missed(view.id());
        if (entry.persons().isEmpty() || entry.maybe("outcome") == null) return Outcome.refused("who-came-and-outcome");
        return sessions.held(view.id(), entry.persons(), entry.text("modality"), entry.all("topics"), entry.yes("teachBack"),
          entry.text("outcome"));
      });
  }

  @Bean
  CaseForm reconfirm(Declarations declarations) {
    return CaseForm.of("reconfirmation", Act.RECONFIRM_WILL, SECTION).during(Stage.CLEARED).meets(Safeguard.WILL_RECONFIRMED_TODAY)
      .asks(view -> List.of(view.whichMember(), one("stillWants", "yes_no"), yes("inPrivate"),
        one("language", "language").preset(view.spoken())))
      .does((view, entry) -> declarations.reconfirm(view.id(), entry.person(), entry.text("stillWants").equals("YES"),
        entry.yes("inPrivate"), entry.text("language")));
  }
}
