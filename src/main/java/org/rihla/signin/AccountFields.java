package org.rihla.signin;

import static org.rihla.web.Field.one;

import org.rihla.access.Offices;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.springframework.stereotype.Component;

/** What is asked of an account: as what somebody works, and where. */
@Component
class AccountFields {

  private final Offices offices;
  private final Codes codes;

  AccountFields(Offices offices, Codes codes) {
    this.offices = offices;
    this.codes = codes;
  }

  /** Any but that of whom we help, who is not of the staff. */
  Field role(Language language) {
    return one("staffRole", codes.of("role").stream().filter(role -> !role.code().equals("MIGRANT"))
      .map(role -> new Choice(role.code(), role.labels().getOrDefault(language, role.code()))).toList());
  }

  Field office(Language language) {
    return one("office", offices.all().stream()
      .map(office -> new Choice(office.code().value(), office.code() + " · " + codes.country(office.country().code(), language))).toList());
  }
}
