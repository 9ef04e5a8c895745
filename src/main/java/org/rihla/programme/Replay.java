package org.rihla.programme;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.rihla.access.Actor;
import org.rihla.casework.Team;
import org.rihla.casework.Transfers;
import org.rihla.values.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replays a programme year. Each step is one transaction together with the note how far its case has come: killed at any moment, the next run goes on
 * with the next step, and nothing is done twice.
 */
@Service
class Replay implements ProgrammeYear {

  private static final int AT_ONCE = Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 2, 8);

  private final Opening opening;
  private final CaseReplay replay;
  private final ReplayLog log;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Team team;
  private final Transfers transfers;
  private final OneOfThem oneOfThem;

  Replay(Opening opening, OneOfThem oneOfThem, CaseReplay replay, ReplayLog log, PlatformTransactionManager transactions, Clock clock,
    Team team,
    Transfers transfers) {
    this.oneOfThem = oneOfThem;
    this.opening = opening;
    this.replay = replay;
    this.log = log;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.team = team;
    this.transfers = transfers;
  }

  @Override
  public Outcome replay(Path file, Consumer<Progress> progress) throws ProfileRefused {
    var started = System.nanoTime();
    var profile = ProfileReader.read(file);
    log.begin(fingerprint(file), profile);
    if (log.complete()) return new Outcome(0, 0, Duration.ZERO, true);
    var plan = Population.plan(profile);
    try {
      var staff = Calendar.at(dayOfOpening(profile), () -> opening.open(plan));
      var known = log.cases();
      long before = known.values().stream().mapToLong(ReplayLog.Known::steps).sum();
      long verbs = all(plan, staff, known, progress);
      oneOfThem.letIn(plan, staff);
      log.finish(clock.instant());
      return new Outcome(plan.steps() - before, verbs, Duration.ofNanos(System.nanoTime() - started), false);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Before anybody of the plan comes in: what is set up today would else be the last that was done, and time go on from there. */
  private Instant dayOfOpening(Profile profile) {
    return LocalDate.of(profile.year() - 2, 1, 2).atTime(8, 0).atZone(clock.getZone()).toInstant();
  }

  /** A few workers take the cases in their order; within a case the steps follow each other. */
  private long all(Plan plan, Map<String, Actor> staff, Map<Integer, ReplayLog.Known> known, Consumer<Progress> progress)
    throws InterruptedException, ExecutionException {
    var next = new AtomicInteger();
    var done = new AtomicLong(known.values().stream().mapToLong(ReplayLog.Known::steps).sum());
    var verbs = new AtomicLong();
    long total = plan.steps();
    try (var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().name("replay-", 0).factory())) {
      var running = new ArrayList<Future<?>>();
      for (int worker = 0; worker < AT_ONCE; worker++) running.add(workers.submit(() -> {
        for (int at = next.getAndIncrement(); at < plan.cases().size(); at = next.getAndIncrement()) {
          var planned = plan.cases().get(at);
          verbs.addAndGet(one(new Replayed(planned, staff, clock.getZone(), team, transfers), known.get(planned.key()),
            () -> progress.accept(new Progress(done.incrementAndGet(), total))));
        }
        return null;
      }));
      try {
        for (var worker : running) worker.get();
      } catch (ExecutionException e) {
        next.set(plan.cases().size());
        if (e.getCause() instanceof RuntimeException why) throw why;
        throw e;
      }
    }
    return verbs.get();
  }

  private int one(Replayed on, ReplayLog.@org.jspecify.annotations.Nullable Known known, Runnable stepDone) {
    int from = known == null ? 0 : known.steps();
    if (known != null) on.registered(known.id(), log.members(known.id()));
    var steps = on.plan().steps();
    for (int at = 0; at < steps.size(); at++) {
      var step = steps.get(at);
      if (at < from) {
        on.wasDone(step);
        continue;
      }
      int reached = at + 1;
      transaction.executeWithoutResult(_ -> {
        replay.carryOut(step, on);
        on.lastly(() -> log.reached(on.plan().key(), on.id(), on.everybody(), reached));
      });
      stepDone.run();
    }
    return on.verbs();
  }

  static String fingerprint(Path file) {
    try {
      return HexFormat.of().formatHex(
        MessageDigest.getInstance("SHA-256").digest(Files.readString(file, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
