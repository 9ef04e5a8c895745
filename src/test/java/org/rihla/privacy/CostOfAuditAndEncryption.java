package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.Rihla;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Purpose;
import org.rihla.ledger.Export;
import org.rihla.ledger.Sealer;
import org.rihla.ledger.Verdict;
import org.rihla.ledger.Verification;
import org.rihla.programme.ProgrammeYear;
import org.rihla.values.PersonId;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the audit and the encryption cost: the same small year through the same verbs, with everything, without one of them and without both, in turns. No
 * test, so that no build waits for it: {@code bench/audit-and-encryption}. Only here, among the tests, is there a Rihla without them.
 */
class CostOfAuditAndEncryption {

  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int ENTRIES = 100_000;
  private static final String YEAR = """
    host: MAR
    year: 2025
    published:
      persons: 160
      countries: 5
    assumed:
      seed: 11
    """;

  enum Variant {
    EVERYTHING(true, true), NO_AUDIT(false, true), NO_ENCRYPTION(true, false), NEITHER(false, false);

    final boolean audits;
    final boolean encrypts;

    Variant(boolean audits, boolean encrypts) {
      this.audits = audits;
      this.encrypts = encrypts;
    }
  }

  /** Writes nothing down. */
  static class NoAudit extends Audit {
    private static final UUID NO_ENTRY = new UUID(0, 0);

    NoAudit(JdbcTemplate template, Clock clock) { super(template, clock, 60); }

    @Override
    public UUID record(Act act, @Nullable UUID about, @Nullable UUID person, String outcome, String fields) { return NO_ENTRY; }

    @Override
    public UUID record(Purpose purpose, Act act, @Nullable UUID about, @Nullable UUID person, String outcome, String fields) {
      return NO_ENTRY;
    }

    @Override
    public Audited atTheDoor(Optional<Actor> who, String event, String outcome, String fields) {
      return new Audited(NO_ENTRY, Instant.EPOCH, new UUID(0, 0), "-", "-", event, "-", "-", null, null, outcome, fields);
    }

    @Override
    public void denied(Access.Denied attempt) {}

    @Override
    public void done(Access.Done deed) {}
  }

  /** No key, and what is closed stays as it is. */
  static class NoSeals extends Seals {

    private static final Aead OPEN = new Aead() {
      @Override
      public byte[] encrypt(byte[] text, byte[] bound) { return text; }

      @Override
      public byte[] decrypt(byte[] text, byte[] bound) { return text; }
    };

    private final KeyRing ring;

    NoSeals(JdbcClient db, KeyRing ring) {
      super(db, ring);
      this.ring = ring;
    }

    @Override
    public Seal create(PersonId person) { return new Seal(person, OPEN); }

    @Override
    public Seal of(PersonId person) { return new Seal(person, OPEN); }

    @Override
    public Seal of(PersonId person, Compartment compartment) { return new Seal(person, OPEN); }

    @Override
    public Seal toClose(PersonId person, Compartment compartment) { return new Seal(person, OPEN); }

    @Override
    public Bunch of(Collection<PersonId> persons) {
      var bunch = new Bunch(ring);
      for (var person : persons)
        for (var drawer : Arrays.stream(Compartment.values()).map(Bunch::drawer).distinct().toList())
          bunch.put(person, drawer, new byte[0], new Seal(person, OPEN));
      return bunch;
    }

    @Override
    public Map<PersonId, Seal> everybodys() { return new HashMap<>(); }
  }

  /** @param wall and CPU of Java and of the database together, in seconds */
  private record Measured(long verbs, double wall, double java, double database) {
    double cpu() { return java + database; }
  }

  @TempDir
  Path folder;

  private static ConfigurableApplicationContext start(Variant variant) {
    var application = new SpringApplication(Rihla.class);
    application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>) context -> context
      .addBeanFactoryPostProcessor(factory -> {
        var beans = (DefaultListableBeanFactory) factory;
        if (!variant.audits) replace(beans, Audit.class, NoAudit.class);
        if (!variant.encrypts) replace(beans, Seals.class, NoSeals.class);
      }));
    return application.run("--server.port=-1", "--rihla.demonstration=true");
  }

  private static void replace(DefaultListableBeanFactory beans, Class<?> what, Class<?> by) {
    beans.removeBeanDefinition(what.getName());
    beans.registerBeanDefinition(what.getName(), new RootBeanDefinition(by));
  }

  private Measured measured(Variant variant) throws Exception {
    try (var rihla = start(variant)) {
      var year = Files.writeString(folder.resolve(variant + ".yaml"), YEAR);
      var server = rihla.getBean(JdbcClient.class).sql("select pg_backend_pid()").query(Long.class).single();
      var postmaster = ProcessHandle.of(server).orElseThrow().parent().orElseThrow();
      System.gc();
      double java = javaCpu();
      double database = databaseCpu(postmaster);
      long from = System.nanoTime();
      var outcome = rihla.getBean(ProgrammeYear.class).replay(year, _ -> {
      });
      var measured = new Measured(outcome.verbs(), (System.nanoTime() - from) / 1e9, javaCpu() - java, databaseCpu(postmaster) - database);
      var db = rihla.getBean(JdbcClient.class);
      assertThat(db.sql("select count(*) from privacy.audit_event").query(Long.class).single() > 0).isEqualTo(variant.audits);
      assertThat(db.sql("select count(*) from privacy.person_key").query(Long.class).single() > 0).isEqualTo(variant.encrypts);
      return measured;
    }
  }

  private static double javaCpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  /** Of everybody who works for that server, those who have ended included. In a hundredth of a second, as Linux counts it. */
  private static double databaseCpu(ProcessHandle postmaster) {
    var all = new ArrayList<ProcessHandle>(postmaster.children().toList());
    all.add(postmaster);
    return all.stream().mapToDouble(process -> ticks(process, process.equals(postmaster))).sum() / 100;
  }

  private static double ticks(ProcessHandle process, boolean withThoseThatEnded) {
    try {
      var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double own = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
      return withThoseThatEnded ? own + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : own;
    } catch (IOException _) {
      return 0; // it has just ended
    }
  }

  private static double median(List<Double> some) {
    var sorted = new ArrayList<>(some);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  @Test
  void measure() throws Exception {
    var all = new EnumMap<Variant, List<Measured>>(Variant.class);
    for (var variant : Variant.values()) all.put(variant, new ArrayList<>());
    System.out.printf("round %-14s %7s %8s %9s %9s %9s%n", "variant", "verbs", "wall s", "verbs/s", "java s", "database s");
    for (int round = 0; round <= ROUNDS; round++) {
      var order = new ArrayList<>(List.of(Variant.values()));
      Collections.rotate(order, round);
      for (var variant : order) {
        var once = measured(variant);
        System.out.printf("%5s %-14s %7d %8.2f %9.0f %9.2f %9.2f%n", round == 0 ? "warm" : "" + round, variant, once.verbs(), once.wall(),
          once.verbs() / once.wall(), once.java(), once.database());
        if (round > 0) all.get(variant).add(once);
      }
    }
    System.out.println();
    for (var variant : Variant.values()) {
      var wall = new ArrayList<Double>();
      var cpu = new ArrayList<Double>();
      for (int round = 0; round < ROUNDS; round++) {
        var neither = all.get(Variant.NEITHER).get(round);
        var once = all.get(variant).get(round);
        wall.add(neither.wall() / once.wall());
        cpu.add(neither.cpu() / once.cpu());
      }
      System.out.printf("%-14s throughput against NEITHER of the same round, median of %d: %.0f %% by the clock, %.0f %% by CPU seconds%n",
        variant,
        ROUNDS, 100 * median(wall), 100 * median(cpu));
    }
    sealAndVerify();
  }

  private void sealAndVerify() throws Exception {
    try (var rihla = start(Variant.EVERYTHING)) {
      var audit = rihla.getBean(Audit.class);
      var transaction = new TransactionTemplate(rihla.getBean(PlatformTransactionManager.class));
      long from = System.nanoTime();
      for (int some = 0; some < ENTRIES / 1_000; some++) transaction.executeWithoutResult(_ -> {
        for (int entry = 0; entry < 1_000; entry++) audit.atTheDoor(Optional.empty(), "BENCH", "DONE", "one of many");
      });
      told("written, one by one", from);
      from = System.nanoTime();
      rihla.getBean(Sealer.class).seal();
      told("sealed", from);
      var export = Files.createDirectory(folder.resolve("export"));
      from = System.nanoTime();
      rihla.getBean(Export.class).write(export);
      told("exported", from);
      for (int round = 0; round < 2; round++) {
        from = System.nanoTime();
        assertThat(new Verification(export, Optional.empty(), Optional.empty()).verdict()).isInstanceOf(Verdict.Sound.class);
        told(round == 0 ? "verified, the first time" : "verified", from);
      }
    }
  }

  private static void told(String what, long from) {
    double seconds = (System.nanoTime() - from) / 1e9;
    System.out.printf("%,d entries %-24s %6.2f s, %,.0f/s%n", ENTRIES, what, seconds, ENTRIES / seconds);
  }
}
