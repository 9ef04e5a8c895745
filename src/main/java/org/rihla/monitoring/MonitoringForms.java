package org.rihla.monitoring;

import static org.rihla.web.Field.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.privacy.Place;
import org.rihla.web.Field;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What follow-up asks on the screen, and shows. */
@Configuration
class MonitoringForms {

  private static final String SECTION = "monitoring";

  @Bean
  CaseForm survey(Surveys surveys) {
    return CaseForm.of("survey", Act.SURVEY, SECTION).atHome().when(view -> !view.adults().isEmpty()).asks(view -> {
      var fields = new ArrayList<Field>(List.of(view.which(view.adults()), one("wave", "wave"), one("mode", "contact_channel")));
      for (var item : Instrument.PLACEHOLDER.items())
        fields.add(one(item.code(), "scale_" + item.scale()).optional().asking(item.texts().getOrDefault(view.language(), item.code())));
      return fields;
    }).does((view, entry) -> {
      Map<String, Integer> answers = new TreeMap<>();
      for (var item : Instrument.PLACEHOLDER.items())
        if (entry.maybe(item.code()) != null) answers.put(item.code(), entry.number(item.code()));
      return surveys.take(view.id(), entry.person(), entry.text("wave"), entry.text("mode"), answers);
    });
  }

  @Bean
  CaseForm contactAttempt(ContactAttempts attempts) {
    return CaseForm.of("contact-attempt", Act.ATTEMPT_CONTACT, SECTION).atHome()
      .asks(view -> List.of(view.whichMember(), one("contactChannel", "contact_channel"), one("contactResult", "contact_result")))
      .does((view, entry) -> attempts.attempt(view.id(), entry.person(), entry.text("contactChannel"), entry.text("contactResult")));
  }

  @Bean
  @Order(80)
  CaseSection monitoringSection() {
    return CaseSection.of(SECTION, Compartment.MONITORING)
      .each(Surveys.TAKEN, (taken, page) -> new Line(taken.on(), page.ui().code("wave", taken.wave()), taken.person(),
        page.ui().t("monitoring.scores", score(taken.eco(), page.ui()), score(taken.soc(), page.ui()), score(taken.psy(), page.ui())))
        .telling(page.ui().t("words.answers"), Place.of(Surveys.ANSWERS, taken.id()), taken.person(), taken.answers(),
          answers -> said(answers, page)))
      .each(ContactAttempts.TRIED, (attempt, page) -> new Line(attempt.on(), page.ui().code("contact_channel", attempt.channel()),
        attempt.person(), page.ui().code("contact_result", attempt.result())));
  }

  /** Question by question; items of another instrument by their codes. @param answers as they were kept, such as {@code {E1=3, S2=1}} */
  private static String said(String answers, Page page) {
    var given = Arrays.stream(answers.substring(1, answers.length() - 1).split(", ")).map(each -> each.split("="))
      .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    return Instrument.PLACEHOLDER.items().stream().filter(item -> given.containsKey(item.code()))
      .map(item -> item.texts().getOrDefault(page.view().language(), item.code()) + " – "
        + page.ui().code("scale_" + item.scale(), given.get(item.code())))
      .collect(Collectors.joining("\n"));
  }

  private static String score(@Nullable Double score, Ui ui) { return score == null ? "–" : ui.score(score); }
}
