package org.rihla.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Staff;
import org.rihla.casework.CasePage.Check;
import org.rihla.casework.CasePage.Past;
import org.rihla.casework.CasePage.TwoPeople;
import org.rihla.casework.Forecast.AwaitsBooking;
import org.rihla.casework.Forecast.AwaitsDay;
import org.rihla.casework.Forecast.AwaitsDeclaration;
import org.rihla.casework.Forecast.AwaitsDeparture;
import org.rihla.casework.Forecast.AwaitsStage;
import org.rihla.casework.Forecast.Met;
import org.rihla.casework.Forecast.Missing;
import org.rihla.casework.Forecast.Standing;
import org.rihla.values.Language;
import org.rihla.values.StaffId;
import org.rihla.web.Messages;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** The safeguards of a case as one reader may see them: where each stands, who overrode it and why. */
@Component
class Checks {

  private final Overrides overrides;
  private final Staff staff;
  private final Discretion discretion;
  private final SealedWords words;
  private final Messages messages;

  Checks(Overrides overrides, Staff staff, Discretion discretion, SealedWords words, Messages messages) {
    this.overrides = overrides;
    this.staff = staff;
    this.discretion = discretion;
    this.words = words;
    this.messages = messages;
  }

  List<TwoPeople> overridden(ReturnCase of) { return overridden(of, overrides.of(of.id())); }

  /** Everything overridden, or asked to be, that this reader may know of; the reason only where they may read it. */
  List<TwoPeople> overridden(ReturnCase of, List<Overrides.Request> asked) {
    var requests = asked.stream().filter(request -> discretion.mayKnow(request.safeguard(), of)).toList();
    requests.stream().filter(request -> discretion.mayReadWhy(request, of)).map(Overrides.Request::closedFor).distinct()
      .forEach(whose -> words.viewed(of.id(), whose, Set.of(Overrides.REASON)));
    var people = new HashSet<StaffId>();
    for (var request : requests) {
      people.add(request.askedBy());
      if (request.confirmedBy() != null) people.add(request.confirmedBy());
    }
    var names = people.isEmpty() ? Map.<StaffId, String>of() : staff.logins(people);
    return requests.stream().map(request -> new TwoPeople(request.safeguard(), name(names, request.askedBy()), request.askedAt(),
      request.confirmedBy() == null ? null : name(names, request.confirmedBy()), request.confirmedAt(),
      discretion.mayReadWhy(request, of) ? overrides.reason(request) : null, request.ended())).toList();
  }

  private static String name(Map<StaffId, String> names, StaffId id) { return Objects.requireNonNullElse(names.get(id), "–"); }

  List<Check> of(Forecast forecast, Evidence facts, CaseView view, Ui ui, Collection<CaseForm> offered, List<TwoPeople> overridden) {
    var checks = new ArrayList<Check>();
    forecast.standings().forEach((safeguard, standing) -> checks.add(new Check(safeguard, standing, waitsFor(standing, ui),
      overridden.stream().filter(each -> each.safeguard() == safeguard && !each.ended()
        && (!(standing instanceof Met) || facts.overridden().contains(safeguard))).findFirst().orElse(null),
      standing instanceof Missing(var lacking) && discretion.mayKnowWhom(safeguard, view.found())
        ? lacking.stream().map(member -> view.name(member.id())).toList()
        : List.of(),
      ui.roles(safeguard.metBy()),
      offered.stream().filter(form -> form.meets().contains(safeguard)).map(CaseForm::name).toList(),
      standing instanceof Met ? until(safeguard, facts) : null)));
    return checks;
  }

  private static String waitsFor(Standing standing, Ui ui) {
    return switch (standing) {
      case Met _,Missing _ -> "";
      case AwaitsBooking _ -> ui.t("waits.booking");
      case AwaitsDay(var day) -> ui.t("waits.day", ui.date(day));
      case AwaitsDeclaration(var days) -> ui.t("waits.declaration", days);
      case AwaitsDeparture(var day) -> ui.t("waits.departure", ui.date(day));
      case AwaitsStage(var stage) -> ui.t("waits." + stage);
    };
  }

  /** Until when what meets it holds for everybody, where it lapses. */
  private static @Nullable LocalDate until(Safeguard safeguard, Evidence facts) {
    var lapsing = switch (safeguard) {
      case TRAVEL_DOCUMENT_VALID -> facts.members().stream().map(m -> m.of(Fact.TRAVEL_DOCUMENT));
      case FIT_TO_TRAVEL -> facts.members().stream().map(m -> m.of(Fact.FITNESS));
      case EXIT_AUTHORISED -> Stream.ofNullable(facts.of(Fact.EXIT));
      default -> Stream.<Told>empty();
    };
    return lapsing.filter(Objects::nonNull).map(Told::until).filter(Objects::nonNull).min(LocalDate::compareTo).orElse(null);
  }

  List<Past> history(List<Trail.Line> lines, ReturnCase of, List<TwoPeople> overridden) {
    return lines.stream().filter(line -> discretion.mayKnow(line, of)).map(line -> past(line, of, overridden)).filter(Objects::nonNull)
      .toList();
  }

  /** The safeguards that a refusal was for, as far as this reader may know. */
  private List<Safeguard> missing(Trail.Line line, ReturnCase of) {
    if (!line.what().equals("REFUSED")) return List.of();
    var words = new HashSet<>(Arrays.asList(line.codes().replace("safeguard.", "").split(" ")));
    return Arrays.stream(Safeguard.values()).filter(safeguard -> words.contains(safeguard.name()) && discretion.mayKnow(safeguard, of))
      .toList();
  }

  /**
   * The form that was sent, or else the step that was asked for; what was typed is nowhere. Of a step that was refused only for what this reader must not
   * know it is not said which step it was.
   */
  private @Nullable String refused(Trail.Line line, List<Safeguard> told) {
    if (!line.what().equals("REFUSED")) return null;
    var words = Arrays.asList(line.codes().split(" "));
    if (told.isEmpty() && Arrays.stream(Safeguard.values()).anyMatch(safeguard -> words.contains(safeguard.name()))) return "case.sealed";
    var form = "form." + line.codes().split(" ")[0] + ".title";
    if (messages.find(form, Language.FR) != null) return form;
    return Arrays.stream(Gate.values()).filter(gate -> gate.act() == line.act()).map(gate -> "move." + gate).findFirst().orElse(null);
  }

  /** Told only where the safeguard may be named. */
  private @Nullable Past ended(Trail.Line line, ReturnCase of) {
    var safeguard = Safeguard.valueOf(line.codes());
    return discretion.mayKnow(safeguard, of) ? new Past(line, null, false, "safeguard." + safeguard, List.of()) : null;
  }

  private static Duration apart(Instant at, @Nullable Instant other) {
    return other == null ? ChronoUnit.FOREVER.getDuration() : Duration.between(at, other).abs();
  }

  /** An override with its people and its reason; null if the reader must not know of it. */
  private @Nullable Past past(Trail.Line line, ReturnCase of, List<TwoPeople> overridden) {
    boolean asked = line.what().equals("OVERRIDE_ASKED");
    if (line.what().equals("OVERRIDE_ENDED")) return ended(line, of);
    if (!asked && !line.what().equals("OVERRIDDEN")) {
      var told = missing(line, of);
      return new Past(line, null, false, refused(line, told), told);
    }
    return overridden.stream().filter(each -> each.safeguard().name().equals(line.codes()))
      .min(Comparator.comparing(each -> apart(line.at(), asked ? each.askedAt() : each.confirmedAt())))
      .map(each -> new Past(line, each, asked, null, List.of())).orElse(null);
  }
}
