package org.rihla.drafts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.rihla.values.KeyedMark;
import org.rihla.values.StaffId;
import org.springframework.stereotype.Component;

/** What a page carries that shows for whom, for which form and when we made it. Whoever has no key of the installation cannot make one. */
@Component
class PageMark {

  static final Duration GOOD_FOR = Duration.ofDays(1);
  private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,12})\\.([0-9a-f]{64})");

  private final KeyedMark mark;
  private final Clock clock;

  PageMark(KeyedMark mark, Clock clock) {
    this.mark = mark;
    this.clock = clock;
  }

  /** For whoever acts. */
  String of(String address) {
    var who = Actor.current().id().toString();
    var since = Long.toString(clock.instant().getEpochSecond());
    return who + "." + since + "." + HexFormat.of().formatHex(mark.of(said(who, since, address)));
  }

  /** For whom the page was made; empty if it was not made here, for another form, or too long ago. */
  Optional<StaffId> whose(@Nullable String sent, String address) {
    var parts = TEXT.matcher(sent == null ? "" : sent);
    if (!parts.matches() || !mark.isOf(HexFormat.of().parseHex(parts.group(3)), said(parts.group(1), parts.group(2), address)))
      return Optional.empty();
    var since = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
    return since.plus(GOOD_FOR).isAfter(clock.instant()) ? Optional.of(StaffId.of(parts.group(1))) : Optional.empty();
  }

  /** No form that was sent looks like this: its mark begins with an address. */
  private static byte[] said(String who, String since, String address) {
    return ("page of " + who + " " + since + " " + address).getBytes(StandardCharsets.UTF_8);
  }
}
