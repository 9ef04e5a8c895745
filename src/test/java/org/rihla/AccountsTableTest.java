package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rihla.access.Accounts.Account;
import org.rihla.access.Role;
import org.rihla.reference.Codes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class AccountsTableTest {

  @Autowired
  Codes codes;

  @Test
  void a_partner_whose_code_is_a_countrys_is_no_office_there() {
    assertThat(String.join("\n", new AccountsTable(codes).lines(List.of(new Account("partner.esp", "demonstration", Role.PARTNER, "ESP")))))
      .contains("Partner organisation ESP").doesNotContain("Spain");
  }

  @Test
  void each_role_is_called_by_its_name_and_has_a_page_to_begin_with() {
    var accounts = Stream.of(Role.values())
      .map(role -> new Account(role.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".rba", "demonstration", role, "RBA")).toList();
    var lines = new AccountsTable(codes).lines(accounts);
    assertThat(lines.getFirst()).contains("the password is always demonstration");
    assertThat(lines.subList(3, lines.size())).hasSize(Role.values().length).allSatisfy(
      line -> assertThat(line).contains(" /").doesNotContain("_").hasSizeLessThanOrEqualTo(130));
    assertThat(String.join("\n", lines)).contains("Return counsellor ", "Medical officer ");
  }

  @Test
  void without_accounts_that_is_said() {
    assertThat(new AccountsTable(codes).lines(List.of())).containsExactly("There are no accounts to sign in with.");
  }
}
