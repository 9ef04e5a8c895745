package org.rihla.web;

import static org.rihla.web.Field.asked;
import static org.rihla.web.Field.date;
import static org.rihla.web.Field.longText;
import static org.rihla.web.Field.many;
import static org.rihla.web.Field.money;
import static org.rihla.web.Field.name;
import static org.rihla.web.Field.number;
import static org.rihla.web.Field.one;
import static org.rihla.web.Field.password;
import static org.rihla.web.Field.tel;
import static org.rihla.web.Field.text;
import static org.rihla.web.Field.time;
import static org.rihla.web.Field.yes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Every part that pages are made of, in every state: for whoever builds a page, and for the tests that look at it. The parts are the templates that the
 * pages use; nothing here is about anybody.
 */
@Controller
public class StyleDoors {

  private static final LocalDate A_DAY = LocalDate.of(2026, 2, 28);
  private static final Map<String, String[]> WRONG = Map.of("familyName", new String[]{"1".repeat(60)}, "birthDate", new String[]{"31/02"},
    "telephone", new String[]{"12"}, "amount", new String[]{"1,00,0"}, "sex", new String[]{"Q"}, "time", new String[]{"25:00"});

  private final Readers readers;
  private final Codes codes;

  StyleDoors(Readers readers, Codes codes) {
    this.readers = readers;
    this.codes = codes;
  }

  /** @param wrong the same form, sent with mistakes */
  public record Parts(List<Field> fields, Entry empty, Entry wrong, List<Quote> quotes, LocalDate day) {
  }

  @GetMapping("/style")
  ModelAndView parts(HttpServletRequest request) {
    var fields = fields(readers.ui(request));
    return new ModelAndView("web/style", Map.of("parts", new Parts(fields, Entry.empty(fields), Entry.read(fields, WRONG, codes), quotes(),
      A_DAY)));
  }

  /** One of each kind. */
  private static List<Field> fields(Ui ui) {
    return List.of(name("familyName"), date("birthDate"), tel("telephone").optional(), one("sex", "sex"), money("amount", "MAD"), time(
      "time"), number("number").preset("4"), asked("confirmed"), many("topics", "topic"), password("password"),
      text("placeOfReturn").optional(),
      longText("reasonsInWords"), yes("readAloud").noting(ui.t("style.note")));
  }

  private List<Quote> quotes() {
    return Arrays.stream(Language.values()).map(in -> new Quote(in, codes.label("consent_text", "C_RESEARCH_1", in), "")).toList();
  }
}
