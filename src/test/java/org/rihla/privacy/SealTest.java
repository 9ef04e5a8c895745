package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.values.PersonId;

@Tag("rules")
class SealTest {

  private static final String NAMES = "people.person.family_name";
  private static final UUID ROW = new UUID(1, 1);
  private static final Place NAME = Place.of(NAMES, ROW);
  private static final byte[] KEY = key(1);
  private static final PersonId AMINATA = PersonId.next();
  private static final PersonId BAKARY = PersonId.next();

  private final Seal seal = new Seal(AMINATA, KEY);

  private static byte[] key(int filler) {
    var key = new byte[32];
    Arrays.fill(key, (byte) filler);
    return key;
  }

  private byte[] closed(String text) { return Objects.requireNonNull(seal.close(text, NAME)); }

  @ParameterizedTest
  @ValueSource(strings = {"Diallo", "", "N'Guessan Kouamé", "عائشة", "ߞߊ߲", "two\nlines"})
  void what_was_closed_opens_in_its_place(String text) {
    assertThat(seal.open(closed(text), NAME)).isEqualTo(text);
  }

  @Test
  void an_unknown_value_stays_unknown() {
    assertThat(seal.close(null, NAME)).isNull();
    assertThat(seal.open(null, NAME)).isNull();
  }

  @Test
  void the_same_name_never_looks_the_same_twice() {
    assertThat(closed("Diallo")).isNotEqualTo(closed("Diallo"));
  }

  @Test
  void a_value_moved_to_another_column_does_not_open() {
    assertThatThrownBy(() -> seal.open(closed("Diallo"), Place.of("people.person.given_names", ROW))).isInstanceOf(Unreadable.class);
  }

  @Test
  void a_value_moved_to_another_row_of_the_same_person_does_not_open() {
    assertThatThrownBy(() -> seal.open(closed("Diallo"), Place.of(NAMES, new UUID(1, 2)))).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> seal.open(closed("Diallo"), Place.of(NAMES, ROW, ROW))).isInstanceOf(Unreadable.class);
  }

  @Test
  void a_value_moved_to_another_person_does_not_open_even_under_the_same_key() {
    assertThatThrownBy(() -> new Seal(BAKARY, KEY).open(closed("Diallo"), NAME)).isInstanceOf(Unreadable.class);
  }

  @Test
  void a_value_does_not_open_with_another_key() {
    assertThatThrownBy(() -> new Seal(AMINATA, key(2)).open(closed("Diallo"), NAME)).isInstanceOf(Unreadable.class);
  }

  @Test
  void each_changed_or_missing_byte_is_noticed() {
    var closed = closed("Diallo");
    for (int at = 0; at < closed.length; at++) {
      var changed = closed.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> seal.open(changed, NAME)).as("byte %d", at).isInstanceOf(Unreadable.class);
      var cut = Arrays.copyOf(closed, at);
      assertThatThrownBy(() -> seal.open(cut, NAME)).as("cut to %d", at).isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void what_does_not_open_is_told_without_what_stood_there() {
    assertThatThrownBy(() -> seal.open(closed("Diallo"), Place.of("people.person.given_names", ROW))).hasMessage(
      "cannot be opened: people.person.given_names");
  }
}
