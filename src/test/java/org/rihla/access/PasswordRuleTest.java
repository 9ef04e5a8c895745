package org.rihla.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.access.PasswordRule.Problem;

/** Length counts, and not being known; nothing else. */
@Tag("rules")
class PasswordRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"four plain words here", "quatre mots faciles ici", "lamp river forty", "أربع كلمات سهلة هنا", "xkqvzjwpylmt",
    "correct horse battery"})
  void any_signs_will_do_if_they_are_many(String password) {
    assertThat(PasswordRule.problem(password, "awa.diop")).isEmpty();
  }

  @Test
  void long_ones_are_taken_whole() {
    assertThat(PasswordRule.problem("seven words nobody puts together ".repeat(4), "awa")).isEmpty();
    assertThat(PasswordRule.problem("ab cd ef gh ".repeat(17), "awa")).contains(Problem.TOO_LONG);
    assertThat(PasswordRule.problem("lamp river", "awa")).contains(Problem.TOO_SHORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demonstration", "Demonstration1", "password1234", "PasswordPassword", "passwordpassword!!", "123456789012",
    "abcdefghijklm", "aaaaaaaaaaaaaaaa", "121212121212", "qwertyuiop123", "motdepasse2026", "azertyuiop12", "!!!superman2024!!!",
    "1q2w3e4r5t6y"})
  void what_many_people_choose_is_refused_however_it_is_lengthened(String password) {
    assertThat(PasswordRule.problem(password, "awa.diop")).contains(Problem.KNOWN_TO_MANY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my rihla password", "RIHLA-rihla-2026", "awa.diop is my name", "xx Awa.Diop xx yy"})
  void neither_the_program_nor_the_name_is_in_it(String password) {
    assertThat(PasswordRule.problem(password, "awa.diop")).contains(Problem.NAMES_THE_PLACE);
  }
}
