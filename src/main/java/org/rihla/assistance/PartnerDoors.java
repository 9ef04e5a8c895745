package org.rihla.assistance;

import static org.rihla.web.Field.name;
import static org.rihla.web.Field.one;
import static org.rihla.web.Field.text;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.casework.Outcome;
import org.rihla.reference.Codes;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.RegisterPage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an organisation sees of what was handed to it, and answers; and the register of organisations, kept by the administrator. */
@Controller
public class PartnerDoors {

  private final Handing handing;
  private final Partners partners;
  private final Offices offices;
  private final Codes codes;

  PartnerDoors(Handing handing, Partners partners, Offices offices, Codes codes) {
    this.handing = handing;
    this.partners = partners;
    this.offices = offices;
    this.codes = codes;
  }

  private static final List<Field> DELIVERED = List.of(one("service", "service"), Field.number("quantity").preset(1), one("unit", "unit"));

  /** @param delivered what is asked when something was delivered */
  public record Page(Handing.Seen seen, List<Field> fields, Entry delivered, List<String> refusals, String key) {
  }

  @GetMapping("/referrals/{referral}")
  ModelAndView referral(@PathVariable UUID referral) {
    return page(referral, Entry.empty(DELIVERED), List.of(), HttpStatus.OK);
  }

  private ModelAndView page(UUID referral, Entry entry, List<String> refusals, HttpStatus status) {
    return new ModelAndView("assistance/referral",
      Map.of("page", new Page(handing.read(referral), DELIVERED, entry, refusals, Ids.next().toString())), status);
  }

  @PostMapping("/referrals/{referral}/answer")
  ModelAndView answer(@PathVariable UUID referral, @RequestParam(defaultValue = "") String accepted) {
    if (!accepted.equals("YES") && !accepted.equals("NO"))
      return page(referral, Entry.empty(DELIVERED), List.of("answer-needed"), HttpStatus.UNPROCESSABLE_CONTENT);
    return done(referral, Entry.empty(DELIVERED), handing.answer(referral, accepted.equals("YES")));
  }

  @PostMapping("/referrals/{referral}/delivered")
  ModelAndView delivered(@PathVariable UUID referral, HttpServletRequest request) {
    handing.read(referral); // whose it is comes before what is wrong with it
    var entry = Entry.read(DELIVERED, request.getParameterMap(), codes);
    if (!entry.ok()) return page(referral, entry, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
    return done(referral, entry, handing.delivered(referral, entry.text("service"), entry.number("quantity"), entry.text("unit")));
  }

  private ModelAndView done(UUID referral, Entry entry, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> new ModelAndView("redirect:/referrals/" + referral);
      case Outcome.Refused(var reasons) -> page(referral, entry, List.copyOf(reasons), HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  @GetMapping("/partners")
  ModelAndView partners() { return register(Entry.empty(fields()), Ids.next().toString(), HttpStatus.OK); }

  @PostMapping("/partners")
  ModelAndView open(@RequestParam("_key") String key, HttpServletRequest request) {
    var fields = fields();
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    if (entry.ok() && !entry.text("partnerCode").matches("[A-Z]{3}")) entry.refuse("partnerCode", "problem.three-letters");
    if (entry.ok() && !partners.open(new OfficeCode(entry.text("partnerCode")), entry.text("partnerName"),
      new OfficeCode(entry.text("helps")))) entry.refuse("partnerCode", "problem.taken");
    return entry.ok() ? new ModelAndView("redirect:/partners") : register(entry, key, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private List<Field> fields() {
    return List.of(text("partnerCode"), name("partnerName"), one("helps", offices.all().stream()
      .filter(office -> office.kind() != Office.Kind.PARTNER).map(office -> new Choice(office.code().value(), office.code().value()))
      .toList()));
  }

  private ModelAndView register(Entry entry, String key, HttpStatus status) {
    var rows = partners.all().stream().map(each -> List.of(each.office().value(), each.name(), each.helps().value())).toList();
    return new RegisterPage("partners", List.of("partnerCode", "partnerName", "helps"), rows, fields(), entry, List.of(), key).view(status);
  }
}
