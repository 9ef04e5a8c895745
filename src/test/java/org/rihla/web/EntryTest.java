package org.rihla.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.web.Field.date;
import static org.rihla.web.Field.longText;
import static org.rihla.web.Field.money;
import static org.rihla.web.Field.name;
import static org.rihla.web.Field.number;
import static org.rihla.web.Field.tel;
import static org.rihla.web.Field.text;
import static org.rihla.web.Field.time;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type and paste, as it is understood and kept. */
@Tag("rules")
class EntryTest {

  private static Entry typed(Field field, String... values) { return Entry.read(List.of(field), Map.of(field.name(), values), null); }

  // ---- amounts

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"12500 | 1250000", "12500,50 | 1250050", "12500.50 | 1250050", "12 500,50 | 1250050",
    "12\u202f500,50 | 1250050", "12\u00a0500,5 | 1250050", "12,500.50 | 1250050", "12.500,50 | 1250050", "1.250.000 | 125000000",
    "1,250,000 | 125000000", "1 250 000 | 125000000", "١٢٥٠٠٫٥٠ | 1250050", "١٢٬٥٠٠٫٥ | 1250050", "١٢٥٠٠ | 1250000", "۱۲۵۰۰ | 1250000",
    "\u200f12500\u200f | 1250000", "12'500.50 | 1250050", "0 | 0", "0,5 | 50", "999999999.99 | 99999999999", "1 250,50 | 125050"})
  void an_amount_is_read_as_it_is_written_here_and_there(String written, long cents) {
    var entry = typed(money("amount"), written);
    assertThat(entry.problems()).isEmpty();
    assertThat(entry.cents("amount")).isEqualTo(cents);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.500", "12,500", "1.250", "999,999", "١٢,٥٠٠"})
  void what_can_be_read_in_two_ways_is_asked_again(String written) {
    assertThat(typed(money("amount"), written).problems()).containsExactly(Map.entry("amount", "problem.money-ambiguous"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "12 50", "1 2500", "12,5,0", "12.", ".50", "1e5", "12 500 MAD", "abc", "1250.505", "12 500,500", "0.500",
    "1,250.500", "1.25.000", "--", "٫", "½", "12,500 000"})
  void what_is_no_amount_in_hundredths_is_refused(String written) {
    assertThat(typed(money("amount"), written).problems()).containsExactly(Map.entry("amount", "problem.money"));
  }

  @Test
  void an_amount_above_all_that_a_programme_pays_is_told_to_be_that() {
    assertThat(typed(money("amount"), "9999999999").problems()).containsExactly(Map.entry("amount", "problem.too-much"));
  }

  @Test
  void a_refused_amount_stands_in_the_form_as_it_was_typed() {
    assertThat(typed(money("amount"), "12.500").typed("amount")).isEqualTo("12.500");
  }

  @Test
  void a_number_may_be_written_in_any_digits() { assertThat(typed(number("quantity"), "١٢").number("quantity")).isEqualTo(12); }

  // ---- names

  @ParameterizedTest
  @ValueSource(strings = {"Mariam Rokia", "N'Golo", "M’Bemba", "Jean-Pierre", "Ouédraogo", "محمد الأمين", "عبد الله", "José M. (dit Zé)",
    "李小龍",
    "Nguyễn Thị", "O`Neil", "Ʋ", "Ɛsi"})
  void a_name_of_any_people_is_kept(String name) {
    var entry = typed(name("givenNames"), name);
    assertThat(entry.problems()).isEmpty();
    assertThat(entry.text("givenNames")).isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"\u202eMariam\u202c | Mariam", "Mar\u200biam | Mariam", "\ufeffMariam\u2069 | Mariam",
    "Mar\u00adiam | Mariam", "Mariam\tRokia | Mariam Rokia", "Mariam\u00a0\u2003 Rokia | Mariam Rokia", "e\u0301 | \u00e9",
    "Mariam\u200d | Mariam"})
  void what_nobody_sees_in_a_name_is_not_kept(String pasted, String kept) {
    assertThat(typed(name("givenNames"), pasted).text("givenNames")).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202eMariam\u202c", "Mar\u200biam", "Mar\u00adiam", "Mari\u2066am\u2069", "Ma\u200dria"})
  void what_was_taken_out_of_a_name_unseen_is_said_once(String pasted) {
    var first = typed(name("givenNames"), pasted);
    assertThat(first.problems()).containsExactly(Map.entry("givenNames", "problem.unseen"));
    assertThat(typed(name("givenNames"), first.typed("givenNames")).problems()).as("looked at, and sent again").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200fمحمد", "Mariam\u200e", "فاطمه\u200cزهرا"})
  void what_arabic_and_persian_are_written_with_is_nothing_to_speak_of(String pasted) {
    assertThat(typed(name("givenNames"), pasted).problems()).isEmpty();
  }

  @Test
  void a_line_that_was_turned_around_is_looked_at_again() {
    assertThat(typed(text("address"), "abc\u202edef").problems()).containsExactly(Map.entry("address", "problem.unseen"));
    assertThat(typed(text("address"), "abc\u200bdef").problems()).isEmpty();
  }

  // ---- telephones, days and hours

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"+212 6 12 34 56 78 | +212612345678", "00212 6.12.34.56.78 | +212612345678",
    "+212 (0)6 12-34-56-78 | +212612345678", "06 12 34 56 78 | 0612345678", "٠٦١٢٣٤٥٦٧٨ | 0612345678", "+٢١٢٦١٢٣٤٥٦٧٨ | +212612345678",
    "\u202a+212\u00a0612\u2011345678\u202c | +212612345678", "(06) 12/34/56/78 | 0612345678", "۰۶۱۲۳۴۵۶۷۸ | 0612345678",
    "+224 620 00 00 00 | +224620000000"})
  void a_telephone_is_read_as_it_is_written_here_and_there(String written, String kept) {
    var entry = typed(tel("telephone"), written);
    assertThat(entry.problems()).isEmpty();
    assertThat(entry.text("telephone")).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "12", "+0612345678", "06 12 34 56 78 poste 3", "+2126123456789012", "06-12-34-56-7x", "+",
    "++212612345678",
    "12+3456789"})
  void what_nobody_can_be_called_by_is_refused_and_stands_as_it_was_typed(String written) {
    var entry = typed(tel("telephone"), written);
    assertThat(entry.problems()).containsExactly(Map.entry("telephone", "problem.telephone"));
    assertThat(entry.typed("telephone")).isEqualTo(written);
  }

  @Test
  void a_day_and_an_hour_may_be_written_in_any_digits() {
    assertThat(typed(date("day"), "٢٠٢٤-٠٥-٣١").date("day")).isEqualTo(java.time.LocalDate.of(2024, 5, 31));
    assertThat(typed(time("hour"), "١٤:٣٠").time("hour")).isEqualTo(java.time.LocalTime.of(14, 30));
  }

  @Test
  void what_is_looked_for_may_be_written_in_any_digits() { assertThat(Typed.words("\u200f٠٦١٢٣٤ ٥٦٧٨")).isEqualTo("061234 5678"); }

  @Test
  void a_name_is_one_line() { assertThat(typed(name("givenNames"), "Mariam\r\nRokia").text("givenNames")).isEqualTo("Mariam Rokia"); }

  @ParameterizedTest
  @ValueSource(strings = {"   ", "\u200b\u200b", "\u202e", "\u3164", "\u2800", "\t\n", "\u00a0"})
  void what_cannot_be_seen_is_no_name(String nothing) {
    for (var field : List.of(name("givenNames"), text("givenNames"), longText("givenNames")))
      assertThat(typed(field, nothing).problems()).containsExactly(Map.entry("givenNames", "problem.missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "Mariam 2", "---", "<b>Mariam</b>", "Mariam;", "م٢", "🙂", "a@b.c"})
  void digits_and_signs_are_no_name(String written) {
    assertThat(typed(name("givenNames"), written).problems()).containsExactly(Map.entry("givenNames", "problem.name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mar\u0000iam", "Mar\u001biam", "\ud800", "\ue000", "\uffff"})
  void what_is_no_text_is_refused_everywhere(String broken) {
    for (var field : List.of(name("x"), text("x"), longText("x")))
      assertThat(typed(field, broken).problems()).containsExactly(Map.entry("x", "problem.characters"));
  }

  @Test
  void a_name_of_ten_thousand_letters_is_refused() {
    assertThat(typed(name("givenNames"), "a".repeat(10_000)).problems()).containsExactly(Map.entry("givenNames", "problem.too-long"));
    assertThat(typed(name("givenNames"), "a".repeat(100)).problems()).isEmpty();
  }

  @Test
  void a_long_answer_keeps_its_paragraphs_and_how_persian_is_spelt() {
    assertThat(typed(longText("story"), "می\u200cخواهم\r\n\r\nI want\u202e to go.").text("story")).isEqualTo(
      "می\u200cخواهم\n\nI want to go.");
  }

  @Test
  void two_answers_to_one_question_are_not_one_of_them() {
    assertThat(typed(name("givenNames"), "Mariam", "Rokia").problems()).containsExactly(Map.entry("givenNames", "problem.doubled"));
  }

  // ---- another language

  private static Entry inAnotherLanguage(Map<String, String[]> sent) {
    var all = new java.util.HashMap<>(sent);
    all.put(Readers.CHOSEN_LANGUAGE, new String[]{"ar"});
    return Entry.read(List.of(name("givenNames"), tel("telephone")), all, null);
  }

  @Test
  void who_reads_a_form_in_another_language_keeps_what_was_typed_and_does_nothing() {
    var entry = inAnotherLanguage(Map.of("telephone", new String[]{"abc"}));
    assertThat(entry.ok()).as("nothing is carried out").isFalse();
    assertThat(entry.wrong()).as("nobody has sent it yet").isFalse();
    assertThat(entry.typed("telephone")).isEqualTo("abc");
  }

  @Test
  void what_was_wrong_is_said_again_in_the_other_language() {
    var entry = inAnotherLanguage(Map.of("telephone", new String[]{"abc"}, Entry.SAID_BEFORE, new String[]{"yes"}));
    assertThat(entry.problems()).containsEntry("telephone", "problem.telephone").containsEntry("givenNames", "problem.missing");
  }
}
