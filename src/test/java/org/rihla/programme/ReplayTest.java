package org.rihla.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.AllRows;
import org.rihla.statistics.Statements;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small year, replayed through the verbs that people use; each test in an installation of its own. */
@SpringBootTest(properties = "rihla.demonstration=true")
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
class ReplayTest {

  private static final String SMALL_YEAR = """
    host: MAR
    year: 2025
    published:
      persons: 60
      countries: 5
      by_country: {CIV: 20, SEN: 15, GIN: 12}
      virtual_counselling_persons: 9
      supported_persons: 25
      reinforced_of_returned: 7
      reinforced_of_supported: 4
    assumed:
      seed: 7
    """;

  /** What the year came to, when nothing broke it off. Kept from whichever test replays it whole first. */
  private static final Map<String, Long> UNBROKEN = new TreeMap<>();

  @Autowired
  ProgrammeYear year;
  @Autowired
  AllRows db;
  @Autowired
  Statements statements;
  @TempDir
  Path folder;

  private Path profile(String yaml) {
    try {
      return Files.writeString(folder.resolve("year.yaml"), yaml);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** How many rows each table has, and how many of each deed. Tables of the replay itself are left out. */
  private Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    for (var table : db.sql("""
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public', 'programme', 'web')""")
      .query(
        String.class)
      .list()) counts.put(table, db.sql("select count(*) from " + table).query(Long.class).single());
    db.sql("select act, what, count(*) from casework.case_history group by act, what").query(row -> {
      counts.put("history " + row.getString(1) + " " + row.getString(2), row.getLong(3));
    });
    return counts;
  }

  private JsonNode figures() throws IOException {
    var out = new ByteArrayOutputStream();
    statements.write(2025, Language.EN, Statements.Format.JSON, out);
    return JsonMapper.builder().build().readTree(out.toByteArray()).get("figures");
  }

  private JsonNode figure(String code) throws IOException {
    for (var figure : figures()) if (figure.get("code").asString().equals(code)) return figure;
    throw new AssertionError("no figure " + code);
  }

  /** Also what was set up before: else the last deed is of today, and a demonstration goes on from there. */
  private void everythingHappenedInItsYears() {
    var years = db.sql("select min(at), max(at), min(at) filter (where act = 'OPEN_CASE') from privacy.audit_event")
      .query((row, _) -> List.of(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()))
      .single();
    assertThat(years.get(0)).isBefore(years.get(2));
    assertThat(years.get(1)).isBetween(Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void a_year_meets_every_published_figure_and_is_replayed_once() throws Exception {
    var told = new AtomicLong();
    var first = year.replay(profile(SMALL_YEAR), progress -> told.accumulateAndGet(progress.done(), Math::max));
    assertThat(first.alreadyComplete()).isFalse();
    assertThat(told.get()).as("steps told").isPositive();
    var once = counts();
    assertThat(once.get("people.person")).isGreaterThanOrEqualTo(60);
    assertThat(db.sql("select count(*) from people.person where not invented").query(Long.class).single()).isZero();
    publishedFiguresAreMet();
    everythingAtHomeIsInOneCurrency();
    everythingHappenedInItsYears();

    var second = year.replay(profile(SMALL_YEAR), _ -> {
    });
    assertThat(second.alreadyComplete()).isTrue();
    assertThat(second.verbs()).isZero();
    assertThat(counts()).isEqualTo(once);

    assertThatThrownBy(() -> year.replay(profile(SMALL_YEAR.replace("seed: 7", "seed: 8")), _ -> {
    })).isInstanceOf(ProfileRefused.class).hasMessageContaining("another programme year");
    assertThat(counts()).isEqualTo(once);
    agreesWithTheOther(once);
  }

  @Test
  void a_year_broken_off_goes_on_where_it_was_and_doubles_nothing() throws Exception {
    for (var until : new long[]{25, 400, 401, 900}) {
      assertThatThrownBy(() -> year.replay(profile(SMALL_YEAR), progress -> {
        if (progress.done() >= until) throw new BrokenOff();
      })).as("broken off at %d", until).isInstanceOf(BrokenOff.class);
      assertThat(db.sql("select count(*) from programme.year where finished_at is not null").query(Long.class).single()).isZero();
    }
    year.replay(profile(SMALL_YEAR), _ -> {
    });
    publishedFiguresAreMet();
    agreesWithTheOther(counts());
  }

  private static final class BrokenOff extends RuntimeException {
  }

  private static void agreesWithTheOther(Map<String, Long> counts) {
    if (UNBROKEN.isEmpty()) UNBROKEN.putAll(counts);
    assertThat(counts).isEqualTo(UNBROKEN);
  }

  private void everythingAtHomeIsInOneCurrency() {
    var mixed = """
      select count(*) from casework.return_case c join access.office o on o.code = c.origin_office
      join (select case_id, currency from assistance.delivery where phase = 'REINTEGRATION'
        union all select case_id, currency from reintegration.activity union all select case_id, currency from funding.payment) m on m.case_id = c.id
      where m.currency %s o.currency""";
    assertThat(db.sql(mixed.formatted("=")).query(Long.class).single()).isPositive();
    assertThat(db.sql(mixed.formatted("<>")).query(Long.class).single()).isZero();
    assertThat(db.sql("select count(*) from casework.safeguard_override").query(Long.class).single()).isZero();
  }

  private void publishedFiguresAreMet() throws IOException {
    assertThat(figure("returns.persons").get("value").asInt()).isEqualTo(60);
    assertThat(figure("returns.countries").get("value").asInt()).isEqualTo(5);
    assertThat(figure("counselling.virtual_two_office.persons").get("value").asInt()).isEqualTo(9);
    assertThat(figure("reintegration.supported.persons").get("value").asInt()).isEqualTo(25);
    assertThat(figure("reinforced_support.share_of_returned").get("numerator").asInt()).isEqualTo(7);
    assertThat(figure("reinforced_support.share_of_returned").get("denominator").asInt()).isEqualTo(60);
    assertThat(figure("reinforced_support.share_of_supported").get("numerator").asInt()).isEqualTo(4);
    assertThat(figure("reinforced_support.share_of_supported").get("denominator").asInt()).isEqualTo(25);
    var byCountry = new TreeMap<String, Integer>();
    for (var row : figure("returns.by_country").get("rows")) byCountry.put(row.get("key").asString(), row.get("value").asInt());
    assertThat(byCountry).containsEntry("CIV", 20).containsEntry("SEN", 15).containsEntry("GIN", 12).hasSize(5);
  }
}
