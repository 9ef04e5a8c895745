package org.rihla.monitoring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the survey asks, in every language, with how it is answered: for who asks it, and for who reads its scores. */
@Controller
class InstrumentDoors {

  private final Codes codes;
  private final Readers readers;

  InstrumentDoors(Codes codes, Readers readers) {
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/instruments")
  ModelAndView instrument(HttpServletRequest request) {
    var language = readers.language(request);
    return new ModelAndView("monitoring/instrument",
      Map.of("instrument", Instrument.PLACEHOLDER, "answers", Instrument.PLACEHOLDER.items().stream()
        .map(Instrument.Item::scale).distinct().collect(Collectors.toMap(Function.identity(), scale -> answers(scale, language)))));
  }

  private String answers(String scale, Language language) {
    return codes.of("scale_" + scale).stream().map(answer -> answer.labels().getOrDefault(language, answer.code()))
      .collect(Collectors.joining(" · "));
  }
}
