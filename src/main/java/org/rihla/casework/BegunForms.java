package org.rihla.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.drafts.Drafts;
import org.rihla.privacy.Forgetting;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.Notice;
import org.rihla.web.Notice.Line;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The forms that somebody has begun and not sent, on their page "today": which form, of which case, and nobody's name. */
@Configuration
class BegunForms {

  private static final Role[] STAFF = java.util.Arrays.stream(Role.values()).filter(role -> role != Role.MIGRANT).toArray(Role[]::new);

  @Bean
  @Order(5)
  Notice begun(Drafts drafts, Cases cases, Access access) {
    return Notice.of("begun", ui -> lines(drafts.begun(), cases, access, ui), STAFF[0], STAFF).whereThereIsAny().beforeAll();
  }

  /** Each case is decided on before it is named. */
  private static List<Line> lines(List<Drafts.Begun> begun, Cases cases, Access access, Ui ui) {
    var ids = begun.stream().map(Drafts.Begun::of).filter(Objects::nonNull).distinct().toList();
    var found = ids.isEmpty()
      ? Map.<CaseId, ReturnCase>of()
      : cases.find(ids).stream().filter(each -> access.reading(Compartment.CASE, each.subject()) != Decision.DENIED)
        .collect(Collectors.toMap(ReturnCase::id, Function.identity()));
    return begun.stream().flatMap(each -> line(each, found, ui).stream()).toList();
  }

  private static Optional<Line> line(Drafts.Begun begun, Map<CaseId, ReturnCase> found, Ui ui) {
    var title = ui.t(title(begun));
    var at = ui.moment(begun.keptAt());
    if (begun.of() == null) return Optional.of(Line.leading(ui.t("today.begun.line", title, at), begun.address()));
    return Optional.ofNullable(found.get(begun.of()))
      .map(of -> Line.leading(ui.t("today.begun.of-case", title, of.number(), at), begun.address()));
  }

  private static String title(Drafts.Begun begun) {
    var form = begun.address().substring(begun.address().lastIndexOf('/') + 1);
    return "form." + (begun.of() == null ? "registration" : form) + ".title";
  }

  /** What anybody began about a case of theirs may tell of them. */
  @Bean
  Forgetting begunAboutTheForgotten(Drafts drafts, Members members) {
    return new Forgetting() {
      @Override
      public void forget(PersonId person) { Sight.wide(() -> members.casesOf(person).forEach(drafts::forget)); }
    };
  }
}
