package org.rihla;

import java.util.ArrayList;
import java.util.List;
import org.rihla.access.Accounts.Account;
import org.rihla.access.Demonstration;
import org.rihla.access.Role;
import org.rihla.reference.Codes;
import org.rihla.values.Language;

/** The accounts of a demonstration for the console: who they are, and which page shows best what they do. */
record AccountsTable(Codes codes) {

  private static final String LINE = "  %-27s %-37s %s";

  List<String> lines(List<Account> accounts) {
    if (accounts.isEmpty()) return List.of("There are no accounts to sign in with.");
    var lines = new ArrayList<String>();
    lines.add("Sign in with one of these; the password is always " + accounts.getFirst().password() + ".");
    var office = "";
    for (var account : accounts) {
      if (!account.office().equals(office)) {
        office = account.office();
        lines.add("");
        lines.add(LINE.formatted(office(account), "", "").stripTrailing());
      }
      lines.add(LINE.formatted(account.login(), codes.label("role", account.role().name(), Language.EN),
        first(account, codes.countryFacts(office) == null)));
    }
    return lines;
  }

  private String office(Account account) {
    var code = account.office();
    if (account.role() == Role.PARTNER) return "Partner organisation " + code; // whose code may be a country's too
    var country = codes.countryFacts(code);
    return country == null
      ? "Host office " + code
      : "Office in " + country.names().get(Language.EN) + ", and so for each country of origin";
  }

  /** What to try first, and where. */
  private static String first(Account account, boolean host) {
    if (account.login().equals(Demonstration.WITH_SECOND_FACTOR)) return "the sign-in with a second factor, as in service";
    if (account.login().endsWith("2") && account.role() != Role.MIGRANT) return "the second person, for what needs two";
    return switch (account.role()) {
      case RETURN_COUNSELLOR, OUTREACH_WORKER -> "/cases/new  register a family, counsel them";
      case PROTECTION_OFFICER ->
        host ? "/cases?stage=APPLIED  screen, hold, support; /destinations" : "/cases?stage=ARRIVED  support after return";
      case MEDICAL_OFFICER -> "/cases?stage=APPROVED  say who is fit to travel";
      case MOVEMENTS_OFFICER -> "/cases?stage=APPROVED  papers, seats, departure";
      case OFFICE_MANAGER ->
        host ? "/cases?stage=APPLIED  decide, approve, clear" : "/cases?stage=REINTEGRATING  payments to approve, work to share out";
      case ORIGIN_CASE_WORKER -> "/cases?stage=ARRIVED  plan a life at home";
      case FINANCE_OFFICER -> "/funds  money, reserved and spent";
      case ME_OFFICER -> host ? "/statement  the year in figures" : "/cases?stage=REINTEGRATING  surveys, and who was reached";
      case DONOR, NATIONAL_AUTHORITY -> "/statement  the year in figures, and nobody's name";
      case DATA_PROTECTION_OFFICER -> "/cases  everything there is, without names";
      case SYSTEM_ADMINISTRATOR -> "/staff  accounts; /offices; no case";
      case PARTNER -> "/  what was handed to them, and nothing else";
      case MIGRANT -> "/  their own file; the password is the PIN " + Demonstration.PIN;
    };
  }
}
