package org.rihla.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rihla.outside.Caller.Sent;

/** Thousands of senseless requests at every door and form, the same in each run: nothing breaks, and nobody waits for long. */
class FuzzTest extends Outside {

  private static final int EACH = 900;
  private static final List<String> WORDS = List.of("", " ", "0", "-1", "1e309", "NaN", "2147483648", "9223372036854775808", "1,5",
    "1.234,56",
    "2026-02-30", "9999-12-31", "0001-01-01", "2026-13-01T00:00", "24:00", "true", "null", "undefined", "yes", "on", "GIN", "XXX", "APPLY",
    "DEPART",
    "CONSENT", "F", "../../etc/passwd", "'; drop table casework.return_case; --", "' or '1'='1", "\"><script>alert(1)</script>", "${7*7}",
    "#{7*7}",
    "{{7*7}}", "%s%s%n", "\u0000", "\u202e", "\ud800", "\uffff", "😀", "ﷺ", "a\r\nSet-Cookie: x=y", "=cmd|' /C calc'!A0", "\\", "/", ";",
    "%", "%00",
    "a".repeat(201), "ب".repeat(5_000), " ".repeat(20_000) + "x", "\u200d".repeat(5_000) + "x", "(".repeat(2_000), "[", "*",
    "é".repeat(101));

  private record Target(Caller caller, String token, List<String> pages, List<String> fields) {
  }

  private Target of(Caller caller, String page) throws Exception {
    var pages = new ArrayList<>(doors().stream().map(Door::route).filter(route -> !route.contains("*")).toList());
    var fields = new ArrayList<>(List.of("q", "person", "persons", "_version", "_since", "_said", "_proof", "login", "year", "to", "back"));
    for (var link : Pattern.compile("href=\"(/cases/[^\"]*)\"").matcher(caller.get(page).body()).results().map(found -> found.group(1))
      .toList()) {
      pages.add(link);
      Pattern.compile("name=\"(\\w+)\"").matcher(caller.get(link).body()).results().map(found -> found.group(1))
        .filter(name -> !name.equals("_csrf")
          && !name.equals("_key"))
        .forEach(fields::add);
    }
    pages.add(page);
    return new Target(caller, caller.token(), pages, fields.stream().distinct().toList());
  }

  private static String word(Random chance) {
    if (chance.nextInt(4) > 0) return WORDS.get(chance.nextInt(WORDS.size()));
    var drawn = new StringBuilder();
    for (int left = chance.nextInt(30); left > 0; left--)
      drawn.appendCodePoint(chance.nextInt(4) == 0 ? 32 + chance.nextInt(0x2fff) : 32 + chance.nextInt(95));
    return drawn.toString();
  }

  private static String inAddress(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String address(String route, Random chance) {
    var address = route;
    while (address.contains("{")) {
      var some = chance.nextBoolean() ? inAddress(word(chance)) : UUID.nameUUIDFromBytes(new byte[]{(byte) chance.nextInt()}).toString();
      address = address.replaceFirst("\\{\\w+}", some.length() > 2_000 ? some.substring(0, 1_998) : some);
    }
    return address;
  }

  private List<String> broken(Target at, long seed) throws Exception {
    var chance = new Random(seed);
    var broken = new ArrayList<String>();
    for (int each = 0; each < EACH; each++) {
      var address = address(at.pages().get(chance.nextInt(at.pages().size())), chance);
      int status;
      if (chance.nextInt(3) == 0) {
        var asked = address + (address.contains("?") ? "&" : "?") + at.fields().get(chance.nextInt(at.fields().size())) + "="
          + inAddress(word(chance));
        address = asked.length() > 6_000 ? asked.substring(0, 5_998).replaceAll("%.?$", "") : asked;
        status = at.caller().get(address).status();
      } else {
        var sent = new ArrayList<>(List.of(new Sent("_csrf", at.token()), new Sent("_key", new UUID(seed, each).toString())));
        for (int field = chance.nextInt(25); field > 0; field--)
          sent.add(new Sent(at.fields().get(chance.nextInt(at.fields().size())), word(chance)));
        Collections.shuffle(sent, chance);
        if (address.equals("/sign-out")) continue;
        status = at.caller().send(address, sent).status();
      }
      if (status >= 500) broken.add(address + " " + status);
    }
    return broken;
  }

  @Test
  void nothing_that_anybody_sends_breaks_anything() throws Exception {
    var counsellor = as(COUNSELLOR);
    var page = counsellor.send("/cases/new", newcomer(counsellor.token(), UUID.randomUUID().toString(), "Fuzzed")).header("Location");
    var targets = new ArrayList<Target>();
    for (var login : List.of(COUNSELLOR, MANAGER, ADMINISTRATOR)) targets.add(of(as(login), page));
    var outside = Caller.visiting(port);
    targets.add(new Target(outside, outside.get("/sign-in").hidden("_csrf"), targets.getFirst().pages(), targets.getFirst().fields()));
    var begun = System.nanoTime();
    var broken = new ArrayList<String>();
    try (var people = Executors.newFixedThreadPool(targets.size())) {
      var asked = new ArrayList<Future<List<String>>>();
      for (int each = 0; each < targets.size(); each++) {
        var target = targets.get(each);
        long seed = 20261130L + each;
        asked.add(people.submit(() -> broken(target, seed)));
      }
      for (var each : asked) broken.addAll(each.get());
    }
    assertThat(broken).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).as("for " + EACH * targets.size() + " requests")
      .isLessThan(Duration.ofSeconds(90));
    assertThat(as(COUNSELLOR).get("/").status()).as("and it goes on").isEqualTo(200);
    assertThat(as("data-protection-officer.rba").get(page).status()).as("also where the counsellor was sent away meanwhile").isEqualTo(200);
  }
}
