package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the vectors that were published with the standards. */
@Tag("rules")
class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest // RFC 6238, appendix B
  @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924", "2000000000,69279037",
    "20000000000,65353130"})
  void codes_of_eight_digits_are_those_of_rfc_6238(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
  }

  @ParameterizedTest // RFC 4226, appendix D
  @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "4,338314", "5,254676", "6,287922", "7,162583", "8,399871", "9,520489"})
  void codes_of_six_digits_are_those_of_rfc_4226(long step, String code) {
    assertThat(Totp.code(SECRET, step)).isEqualTo(code);
  }

  @ParameterizedTest // RFC 4648, 10, without padding
  @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
  void base_32_is_that_of_rfc_4648(String text, String encoded) {
    assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    assertThat(Totp.fromBase32(encoded)).isEqualTo(text.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, -2, 2, 3, 1000})
  void only_the_half_minute_before_and_after_is_taken(int away) {
    var now = Instant.ofEpochSecond(1_800_000_000);
    long step = Totp.step(now);
    assertThat(Totp.accept(SECRET, Totp.code(SECRET, step + away), now, 0)).isEmpty();
    for (int near = -1; near <= 1; near++)
      assertThat(Totp.accept(SECRET, Totp.code(SECRET, step + near), now, 0)).hasValue(step + near);
  }

  @Test
  void what_is_not_later_than_the_last_is_not_taken_again() {
    var now = Instant.ofEpochSecond(1_800_000_000);
    long step = Totp.step(now);
    assertThat(Totp.accept(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
    assertThat(Totp.accept(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
    assertThat(Totp.accept(SECRET, Totp.code(SECRET, step + 1), now, step)).hasValue(step + 1);
  }
}
