package org.rihla.funding;

import static org.rihla.web.Field.*;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.rihla.funding.Funds.Time;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.Money;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Donors' money: what there is, what is promised, and a line more. */
@Controller
class FundDoors {

  private static final List<Field> FIELDS = List.of(text("donor"), text("fund"), one("category", "cost_category"),
    one("country", "country").optional(),
    money("amount"), text("currency").preset("MAD"), date("from"), date("until"));

  private final Funds funds;
  private final Codes codes;
  private final Payments payments;
  private final Readers readers;

  FundDoors(Funds funds, Codes codes, Payments payments, Readers readers) {
    this.funds = funds;
    this.codes = codes;
    this.payments = payments;
    this.readers = readers;
  }

  @GetMapping("/funds")
  ModelAndView funds(@RequestParam(defaultValue = "OPEN") String show) {
    return page(Entry.empty(FIELDS), Ids.next().toString(), show, HttpStatus.OK);
  }

  @PostMapping("/funds")
  ModelAndView add(@RequestParam("_key") String key, HttpServletRequest request) {
    var entry = Entry.read(FIELDS, request.getParameterMap(), codes);
    if (entry.ok() && entry.date("until").isBefore(entry.date("from"))) entry.refuse("until", "problem.before-from");
    if (entry.ok() && entry.cents("amount") == 0) entry.refuse("amount", "problem.nothing");
    if (entry.ok() && !isCurrency(entry.text("currency"))) entry.refuse("currency", "problem.currency");
    if (!entry.ok()) return page(entry, key, "OPEN", HttpStatus.UNPROCESSABLE_CONTENT);
    var fund = funds.all().stream().filter(known -> known.donor().equals(entry.text("donor")) && known.title().equals(entry.text("fund")))
      .map(Funds.Fund::id).findFirst()
      .orElseGet(() -> funds.open(entry.text("donor"), entry.text("fund")));
    var country = entry.maybe("country");
    funds.addLine(fund, entry.text("category"), country == null ? null : new Country(country),
      new Money(entry.cents("amount"), entry.text("currency")), entry.date("from"),
      entry.date("until"));
    return new ModelAndView("redirect:/funds");
  }

  /** @param show which lines: a time of {@link Time}, or anything else for all */
  private ModelAndView page(Entry entry, String key, String show, HttpStatus status) {
    var shown = Arrays.stream(Time.values()).filter(time -> time.name().equals(show)).findFirst().orElse(null);
    return new ModelAndView("funding/funds",
      Map.of("page", new FundPage(funds.lines(), shown, payments.paidByCurrency(), today(), FIELDS, entry, key)), status);
  }

  private LocalDate today() { return LocalDate.now(readers.clock()); }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream().anyMatch(known -> known.getCurrencyCode().equals(code));
  }
}
