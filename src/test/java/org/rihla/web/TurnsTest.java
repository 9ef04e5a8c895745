package org.rihla.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;

/** With two connections, two pages are made at a time. */
class TurnsTest {

  private final Turns turns = new Turns("jdbc:postgresql://db.example.org/rihla", 2);

  static class Doors {
    public ModelAndView page() { return new ModelAndView(); }

    public byte[] download() { return new byte[0]; }
  }

  @Test
  void a_third_page_waits_until_one_of_two_is_made() throws Exception {
    var first = asks("GET", "page");
    asks("GET", "page");
    var third = Thread.ofVirtual().start(() -> asks("GET", "page"));
    third.join(java.time.Duration.ofMillis(100));
    assertThat(third.isAlive()).isTrue();
    Turns.over(first);
    assertThat(third.join(java.time.Duration.ofMillis(800))).isTrue();
  }

  @Test
  void nobody_waits_for_those_who_never_end() {
    IntStream.range(0, 3).forEach(_ -> asks("GET", "page"));
  }

  @Test
  void what_is_sent_while_it_is_made_and_what_is_written_takes_no_turn() {
    IntStream.range(0, 3).forEach(_ -> asks("GET", "download"));
    IntStream.range(0, 3).forEach(_ -> asks("POST", "page"));
    assertThat(waits()).isFalse();
  }

  @Test
  void a_turn_is_given_back_once() {
    var first = asks("GET", "page");
    var second = asks("GET", "page");
    for (int again = 0; again < 3; again++) turns.afterCompletion(first, new MockHttpServletResponse(), this, null);
    asks("GET", "page");
    assertThat(waits()).as("one was given back, and one taken").isTrue();
    Turns.over(second);
  }

  private boolean waits() {
    var from = System.nanoTime();
    asks("GET", "page");
    return System.nanoTime() - from > 500_000_000L;
  }

  private MockHttpServletRequest asks(String method, String door) {
    try {
      var request = new MockHttpServletRequest(method, "/");
      assertThat(turns.preHandle(request, new MockHttpServletResponse(), new HandlerMethod(new Doors(), door))).isTrue();
      return request;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
