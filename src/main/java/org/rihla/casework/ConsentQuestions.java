package org.rihla.casework;

import static org.rihla.web.Field.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.privacy.Answer;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Disclosable;
import org.rihla.privacy.Purpose;
import org.rihla.privacy.Reading;
import org.rihla.privacy.Witness;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Language;
import org.rihla.values.PersonId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Quote;
import org.springframework.stereotype.Component;

/** What is read to somebody and asked of them, each purpose by itself; what is not answered was not asked. */
@Component
public class ConsentQuestions {

  /** Who gave it for a child is not of the group. */
  private static final String SOMEBODY_ELSE = "OTHER";

  private final ReadOut words;
  private final Codes codes;

  ConsentQuestions(ReadOut words, Codes codes) {
    this.words = words;
    this.codes = codes;
  }

  List<Field> of(CaseView view) {
    var fields = new ArrayList<Field>();
    fields.add(view.whichMember());
    fields.addAll(List.of(readIn(view),
      one("language", "language").preset(view.spokenByAll()),
      one("interpreter", "consent_interpreter").preset("NONE_NEEDED")));
    for (var purpose : Purpose.values()) fields.add(asking(purpose, purpose.name(), view.language(), words.today(purpose, view)));
    fields.addAll(List.of(text("recipient").optional(), one("legalBasis", "legal_basis").preset("CONSENT"),
      many("covers", Arrays.stream(Disclosable.values())
        .map(field -> new Choice(field.name(), codes.label("disclosable", field.name(), view.language()))).toList()),
      one("howGiven", "how_given")));
    fields.addAll(witness());
    if (!view.minors().isEmpty()) fields.addAll(ofChild(view));
    fields.add(date("until").optional());
    return fields;
  }

  /** Chosen beforehand only where all of the group speak one of the languages in which there is a text. */
  public static Field readIn(CaseView view) {
    return readIn(view.spokenByAll(), view.language());
  }

  static Field readIn(String spoken, Language readers) {
    var field = one("readIn", ReadOut.inWhich(spoken, readers).stream().map(in -> new Choice(in.tag(), in.ownName())).toList());
    return Reading.inTheirs(spoken).map(reading -> field.preset(reading.in().tag())).orElse(field);
  }

  public List<Quote> today(Purpose purpose, CaseView view) { return words.today(purpose, view); }

  /** Before anybody knows what they speak and where they return to. */
  List<Quote> today(Purpose purpose, Language readers, Country host) {
    return words.today(purpose, "", readers, host, null);
  }

  /** Three answers, none of them chosen beforehand. */
  Field asking(Purpose purpose, String name, Language readers, List<Quote> read) {
    return asked(name, codes.of("consent_answer").stream()
      .map(answer -> new Choice(answer.code(), answer.labels().getOrDefault(readers, answer.code()))).toList())
      .optional().asking(codes.label("consent_purpose", purpose.name(), readers)).reading(read);
  }

  public static List<Field> witness() {
    return List.of(name("witness").optional(), text("witnessAs").optional());
  }

  public static @Nullable Witness witness(Entry entry) { return Witness.of(entry.maybe("witness"), entry.maybe("witnessAs")); }

  /** Who gives it for a child, and what the child says. */
  public List<Field> ofChild(CaseView view) {
    var adults = view.adults().stream().map(adult -> new Choice(adult.toString(), view.toldApart(adult)));
    return Stream.concat(Stream.of(guardian(adults, view.language())), assent().stream()).toList();
  }

  Field guardian(Stream<Choice> adults, Language readers) {
    var somebodyElse = new Choice(SOMEBODY_ELSE, codes.label("guardian_who", SOMEBODY_ELSE, readers));
    return one("guardianWho", Stream.concat(adults, Stream.of(somebodyElse)).toList()).optional();
  }

  static List<Field> assent() {
    return List.of(asked("assent", "assent").optional(), one("assentReason", "assent_reason").optional());
  }

  public static @Nullable Assent assent(Entry entry) { return Assent.of(entry.maybe("assent"), entry.maybe("assentReason")); }

  public static boolean guardianGave(Entry entry) { return entry.maybe("guardianWho") != null; }

  public static @Nullable PersonId guardian(Entry entry) {
    var who = entry.maybe("guardianWho");
    return who == null || who.equals(SOMEBODY_ELSE) ? null : PersonId.of(who);
  }

  static @Nullable Reading reading(Entry entry, @Nullable Country host, @Nullable Country origin) {
    var in = entry.maybe("readIn");
    return in == null ? null : Reading.in(Language.of(in)).naming(host, origin);
  }

  public static @Nullable Reading reading(CaseView view, Entry entry) {
    return reading(entry, view.host().country(), view.found().country());
  }

  /** Fields, an organisation and another basis are each about one purpose: nobody's yes to one of them is stretched to the others. */
  boolean isOfOnePurpose(Entry entry) {
    boolean particular = !entry.all("covers").isEmpty() || entry.maybe("recipient") != null
      || !entry.text("legalBasis").equals("CONSENT");
    return !particular || Arrays.stream(Purpose.values()).filter(purpose -> said(purpose, entry) != Answer.NOT_ASKED).count() <= 1;
  }

  List<Consent> answered(CaseView view, Entry entry) {
    var covers = entry.all("covers").stream().map(Disclosable::valueOf)
      .collect(Collectors.toCollection(() -> EnumSet.noneOf(Disclosable.class)));
    var terms = new Terms(Objects.requireNonNullElse(entry.maybe("recipient"), ""), covers, entry.text("interpreter"), assent(entry),
      witness(entry), guardian(entry), entry.maybeDate("until"));
    return Arrays.stream(Purpose.values())
      .flatMap(purpose -> said(purpose, entry).to(new Consent(purpose.name(), entry.text("legalBasis"), true, entry.text("howGiven"),
        entry.text("language"), guardianGave(entry), terms, reading(view, entry))).stream())
      .toList();
  }

  private static Answer said(Purpose purpose, Entry entry) { return Answer.of(entry.typed(purpose.name())); }
}
