package org.rihla.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of the programme shows, counted at most once a minute however many look: it is the same for every reader of the house. */
@Component
class CountedLately {

  private static final Duration LATELY = Duration.ofMinutes(1);

  /** @param opening that of the last departure, or else the last; empty where nothing has happened yet */
  record Years(List<Integer> all, Optional<Integer> opening) {
  }

  private record Kept<T>(Instant at, T what) {
  }

  private final Figures figures;
  private final Clock clock;
  private final Map<Integer, Kept<Statement>> statements = new ConcurrentHashMap<>();
  private volatile @Nullable Kept<Years> years;

  CountedLately(Figures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  Years years() {
    var kept = fresh(years, this::countYears);
    years = kept;
    return kept.what();
  }

  private Years countYears() {
    var all = figures.years();
    return new Years(all, all.isEmpty() ? Optional.empty() : Optional.of(figures.lastYear(all.getLast())));
  }

  /** @param year one of {@link #years()} */
  Statement of(int year) {
    var kept = fresh(statements.get(year), () -> figures.of(year, Edition.COUNTED));
    statements.put(year, kept);
    return kept.what();
  }

  /** A clock that was put back makes everything old. */
  private <T> Kept<T> fresh(@Nullable Kept<T> kept, Supplier<T> count) {
    var now = clock.instant();
    return kept != null && !now.isBefore(kept.at()) && now.isBefore(kept.at().plus(LATELY)) ? kept : new Kept<>(now, count.get());
  }
}
