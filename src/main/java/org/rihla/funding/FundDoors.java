package org.rihla.funding;

import static org.rihla.web.Field.*;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.Money;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Readers;
import org.rihla.web.RegisterPage;
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
  private final Access access;
  private final Codes codes;
  private final Readers readers;

  FundDoors(Funds funds, Access access, Codes codes, Readers readers) {
    this.funds = funds;
    this.access = access;
    this.codes = codes;
    this.readers = readers;
  }

  @GetMapping("/funds")
  ModelAndView funds(HttpServletRequest request) { return page(request, Entry.empty(FIELDS), Ids.next().toString(), HttpStatus.OK); }

  @PostMapping("/funds")
  ModelAndView add(@RequestParam("_key") String key, HttpServletRequest request) {
    access.require(Act.MANAGE_FUNDS, null);
    var entry = Entry.read(FIELDS, request.getParameterMap(), codes);
    if (entry.ok() && entry.date("until").isBefore(entry.date("from"))) entry.refuse("until", "problem.date-range");
    if (entry.ok() && !entry.text("currency").matches("[A-Z]{3}")) entry.refuse("currency", "problem.currency");
    if (!entry.ok()) return page(request, entry, key, HttpStatus.UNPROCESSABLE_CONTENT);
    var fund = funds.all().stream().filter(known -> known.donor().equals(entry.text("donor")) && known.title().equals(entry.text("fund")))
      .map(Funds.Fund::id).findFirst()
      .orElseGet(() -> funds.open(entry.text("donor"), entry.text("fund")));
    var country = entry.maybe("country");
    funds.addLine(fund, entry.text("category"), country == null ? null : new Country(country),
      new Money(entry.cents("amount"), entry.text("currency")), entry.date("from"),
      entry.date("until"));
    return new ModelAndView("redirect:/funds");
  }

  private ModelAndView page(HttpServletRequest request, Entry entry, String key, HttpStatus status) {
    access.require(Act.MANAGE_FUNDS, null);
    var ui = readers.ui(request);
    var rows = funds.lines().stream().map(line -> List.of(line.donor(), line.fund(), ui.code("cost_category", line.category()),
      line.country() == null ? "–" : ui.country(line.country()), ui.money(line.amount()), ui.money(line.reserved()), ui.date(line.until())))
      .toList();
    return new RegisterPage("funds", List.of("donor", "fund", "category", "country", "amount", "reserved", "until"), rows, FIELDS, entry,
      List.of(), key).view(status);
  }
}
