package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rihla.values.OfficeCode;

@Tag("rules")
class CaseNumberTest {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";

  static List<String> numbers() {
    return List.of("RBA-2024-00001", "CAS-2024-00123", "OUJ-2025-99999", "AXZ-2026-10000", "RBA-2031-123456", "NAA-2099-90909");
  }

  @Test
  void a_number_says_office_year_and_sequence_and_ends_in_its_check() {
    assertThat(CaseNumber.of(new OfficeCode("RBA"), 2024, 123)).startsWith("RBA-2024-00123-").hasSize(16);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void every_single_wrong_character_is_found(String body) {
    for (int at = 0; at < body.length(); at++) {
      var others = LETTERS.indexOf(body.charAt(at)) >= 0 ? LETTERS : DIGITS.indexOf(body.charAt(at)) >= 0 ? DIGITS : "";
      for (char wrong : others.toCharArray()) {
        var heard = new StringBuilder(body);
        heard.setCharAt(at, wrong);
        if (wrong != body.charAt(at))
          assertThat(CaseNumber.check(heard.toString())).as("%s for %s", heard, body).isNotEqualTo(CaseNumber.check(body));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void every_swap_of_neighbours_is_found(String body) {
    for (int at = 0; at + 1 < body.length(); at++) {
      var heard = body.substring(0, at) + body.charAt(at + 1) + body.charAt(at) + body.substring(at + 2);
      if (!heard.equals(body)) assertThat(CaseNumber.check(heard)).as("%s for %s", heard, body).isNotEqualTo(CaseNumber.check(body));
    }
  }

  @Test
  void the_check_is_never_a_character_that_is_taken_for_another() {
    for (int sequence = 1; sequence < 5_000; sequence++) {
      var number = CaseNumber.of(new OfficeCode("RBA"), 2024, sequence);
      assertThat(number.charAt(number.length() - 1)).isNotIn('I', 'O', '0', '1');
    }
  }
}
