package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The keys of a file: the first wraps, each unwraps what it wrapped, and only there. */
@Tag("rules")
class KeySetTest {

  private static final byte[] KEY = "thirty-two bytes of somebody's!!".getBytes(StandardCharsets.UTF_8);

  @Test
  void a_new_key_stands_first_and_the_old_ones_still_open() throws Exception {
    var one = KeySet.ofOneNewKey();
    var two = one.withNewFirst();
    assertThat(one.numbers()).containsExactly(one.first());
    assertThat(two.numbers()).hasSize(2).contains(one.first(), two.first()).doesNotHaveDuplicates();
    assertThat(two.first()).isNotEqualTo(one.first());
    assertThat(two.unwrap(one.wrap(KEY, "place"), "place")).isEqualTo(KEY);
    assertThatThrownBy(() -> one.unwrap(two.wrap(KEY, "place"), "place")).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> one.unwrap(one.wrap(KEY, "place"), "elsewhere")).isInstanceOf(GeneralSecurityException.class);
    assertThat(KeySet.parse(two.json()).unwrap(two.wrap(KEY, "place"), "place")).isEqualTo(KEY);
  }

  @Test
  void what_a_key_wrapped_says_which_it_was() throws Exception {
    var one = KeySet.ofOneNewKey();
    var two = one.withNewFirst();
    assertThat(KeySet.isUnder(one.first(), one.wrap(KEY, "place"))).isTrue();
    assertThat(KeySet.isUnder(one.first(), two.wrap(KEY, "place"))).isFalse();
    assertThat(KeySet.isUnder(two.first(), two.wrap(KEY, "place"))).isTrue();
    assertThat(KeySet.isUnder(one.first(), new byte[0])).isFalse();
    assertThat(KeySet.mark(0x01020304)).containsExactly(1, 1, 2, 3, 4);
  }

  @Test
  void a_key_taken_out_opens_nothing_and_the_first_is_never_taken_out() throws Exception {
    var one = KeySet.ofOneNewKey();
    var three = one.withNewFirst().withNewFirst();
    var left = three.without(List.of(one.first(), three.first()));
    assertThat(left.numbers()).hasSize(2).contains(three.first()).doesNotContain(one.first());
    assertThat(left.first()).isEqualTo(three.first());
    assertThatThrownBy(() -> left.unwrap(one.wrap(KEY, "place"), "place")).isInstanceOf(GeneralSecurityException.class);
    assertThat(three.without(List.of()).numbers()).isEqualTo(three.numbers());
  }

  @Test
  void a_file_with_more_keys_holds_the_one_before_and_another_does_not() throws Exception {
    var one = KeySet.ofOneNewKey();
    var two = one.withNewFirst();
    assertThat(two.holds(one)).isTrue();
    assertThat(one.holds(one)).isTrue();
    assertThat(one.holds(two)).isFalse();
    assertThat(KeySet.ofOneNewKey().holds(one)).isFalse();
  }
}
