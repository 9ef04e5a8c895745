package org.rihla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.Rounds;

/** What an outsider finds, who has the export, the key as it was handed over, and the last checkpoint as somebody wrote it down. No quick test: thousands of signatures. */
class VerificationTest {

  private static final int ENTRIES = 80;
  /** As many were written before entries said what for, and keep the form of that time. */
  private static final int EARLIER = 20;
  /** A tenth of them is of each kind. */
  private static final int CHANGES = Rounds.of(1_000);
  private static final List<Integer> SIZES = List.of(1, 7, 32, 33, ENTRIES);

  @TempDir
  Path folder;
  private Path export;
  private Path kept;
  private Path key;
  private SigningKey signing;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  private static Entry entry(long sequence, UUID id, String fields) {
    return new Entry(sequence, id, Instant.parse("2025-03-04T05:06:07.000008Z").plusMillis(sequence), new UUID(7, 8), "RETURN_COUNSELLOR",
      "RBA", "COUNSEL", "KEY", sequence < EARLIER ? null : "RETURN_COUNSELLING", sequence % 3 == 0 ? null : new UUID(1, sequence),
      sequence % 2 == 0 ? null : new UUID(2, sequence), "DONE",
      fields);
  }

  @BeforeEach
  void an_export() throws IOException {
    export = Files.createDirectory(folder.resolve("export"));
    SigningKey.create(folder.resolve("signing"));
    signing = SigningKey.read(folder.resolve("signing"));
    var edge = RightEdge.EMPTY;
    for (int sequence = 0; sequence < ENTRIES; sequence++) {
      entries.add(entry(sequence, new UUID(9, sequence), "COUNSELLED \"PROCEED\" \u0639" + sequence));
      edge = edge.with(entries.getLast().leaf());
      if (SIZES.contains(sequence + 1)) checkpoints.add(signing.sign(edge.size(), edge.root()));
    }
    kept = Files.writeString(folder.resolve("kept"), checkpoints.getLast().note());
    key = Files.writeString(folder.resolve("key"), signing.key().text() + "\n");
    write(lines(entries), notes(checkpoints));
  }

  private static String lines(List<Entry> entries) {
    var text = new StringBuilder();
    for (var entry : entries) text.append(new String(entry.json(), StandardCharsets.UTF_8)).append('\n');
    return text.toString();
  }

  private static String notes(List<Checkpoint> checkpoints) {
    var text = new StringBuilder();
    for (var checkpoint : checkpoints) text.append(checkpoint.note()).append('\n');
    return text.toString();
  }

  private void write(String events, String notes) throws IOException {
    Files.writeString(export.resolve(Export.EVENTS), events);
    Files.writeString(export.resolve(Export.CHECKPOINTS), notes);
    Files.writeString(export.resolve(Export.KEY), signing.key().text() + "\n");
  }

  private Verdict verdict() { return new Verification(export, Optional.of(kept), Optional.of(key)).verdict(); }

  private static List<Entry> numbered(List<Entry> entries) {
    var numbered = new ArrayList<Entry>();
    for (var e : entries)
      numbered
        .add(new Entry(numbered.size(), e.id(), e.at(), e.actor(), e.role(), e.office(), e.act(), e.compartment(), e.purpose(), e.about(),
          e.person(),
          e.outcome(), e.fields()));
    return numbered;
  }

  @Test
  void an_export_as_it_was_written_is_sound() {
    assertThat(verdict()).isEqualTo(new Verdict.Sound(ENTRIES, SIZES.size(), ENTRIES,
      List.of("kept elsewhere up to entry 80"), List.of()));
    assertThat(new Verification(export, Optional.empty(), Optional.empty()).verdict()).isInstanceOf(Verdict.Sound.class);
  }

  /** Somebody else's signature under checkpoints, with a key that whoever verifies has from them and not from the export. */
  @Test
  void what_another_office_signed_holds_up_to_there_and_a_forged_line_of_theirs_ends_it() throws IOException {
    SigningKey.create(folder.resolve("theirs"));
    var theirs = SigningKey.read(folder.resolve("theirs"));
    var witness = Witness.of(theirs.key().raw());
    var early = checkpoints.get(1);
    var late = checkpoints.get(2);
    var first = Instant.ofEpochSecond(1_000);
    var second = Instant.ofEpochSecond(2_000);
    var both = List.of(new Note(early, List.of(Witness.cosign(theirs.secret(), witness, early, first))),
      new Note(late, List.of(Witness.cosign(theirs.secret(), witness, late, second))));
    for (var order : List.of(both, both.reversed())) {
      assertThat(cosigned(order, witness)).as("whichever comes first").isEqualTo(new Verdict.Sound(ENTRIES, SIZES.size(), late.size(),
        List.of("cosigned by " + witness.name() + " up to entry " + late.size() + ", at " + second), List.of()));
    }
    var of = Witness.cosign(theirs.secret(), witness, late, second);
    assertThat(cosigned(List.of(new Note(early, List.of(of))), witness).sentence()).contains(
      "under the checkpoint of " + early.size() + " entries is forged");
    SigningKey.create(folder.resolve("unknown"));
    var unknown = Witness.of(SigningKey.read(folder.resolve("unknown")).key().raw());
    assertThat(cosigned(both, unknown).sentence()).contains(unknown.name() + " has cosigned nothing of this export");
  }

  private Verdict cosigned(List<Note> notes, Witness witness) throws IOException {
    Files.writeString(export.resolve(Export.COSIGNATURES), notes.stream().map(Note::text).collect(Collectors.joining("\n")));
    return new Verification(export, Optional.empty(), Optional.empty(), List.of(witness.text()), List.of()).verdict();
  }

  /** By somebody who knows the form, numbers the entries anew and hides what they did, but cannot sign. */
  @Test
  void a_thousand_changes_of_every_kind_are_all_found() throws IOException {
    var chance = new Random(20261124);
    var kinds = new TreeMap<String, Integer>();
    var everything = lines(entries);
    for (int round = 0; round < CHANGES; round++) {
      var changed = new ArrayList<>(entries);
      var signed = new ArrayList<>(checkpoints);
      int at = chance.nextInt(ENTRIES);
      var kind = List.of("change", "remove", "reorder", "insert", "truncate", "cut off with its checkpoints", "swap signatures",
        "one byte of the entries", "one byte of the checkpoints", "take out of the middle of a line").get(round % 10);
      var events = everything;
      var notes = notes(checkpoints);
      switch (kind) {
        case "change" -> changed.set(at, change(entries.get(at), chance));
        case "remove" -> changed.remove(at);
        case "reorder" -> Collections.swap(changed, at, (at + 1 + chance.nextInt(ENTRIES - 1)) % ENTRIES);
        case "insert" -> changed.add(chance.nextInt(ENTRIES + 1), entry(at, UUID.randomUUID(), "INVENTED"));
        case "truncate" -> changed.subList(at, ENTRIES).clear();
        case "cut off with its checkpoints" -> {
          int left = chance.nextInt(SIZES.size() - 1);
          changed.subList(SIZES.get(left), ENTRIES).clear();
          signed.subList(left + 1, SIZES.size()).clear();
        }
        case "swap signatures" -> {
          int one = chance.nextInt(SIZES.size());
          int other = (one + 1 + chance.nextInt(SIZES.size() - 1)) % SIZES.size();
          signed.set(one, with(checkpoints.get(one), checkpoints.get(other).signature()));
          signed.set(other, with(checkpoints.get(other), checkpoints.get(one).signature()));
        }
        default -> {
        }
      }
      if (round % 10 < 7) {
        events = lines(numbered(changed));
        notes = notes(signed);
      }
      write(events, notes);
      switch (kind) {
        case "one byte of the entries" -> anotherByte(export.resolve(Export.EVENTS), chance);
        case "one byte of the checkpoints" -> anotherByte(export.resolve(Export.CHECKPOINTS), chance);
        case "take out of the middle of a line" -> {
          int from = chance.nextInt(events.length() - 1);
          Files.writeString(export.resolve(Export.EVENTS), events.substring(0, from) + events.substring(from + 1));
        }
        default -> {
        }
      }
      assertThat(verdict()).as("%s in round %s", kind, round).isInstanceOfSatisfying(Verdict.Wrong.class,
        wrong -> assertThat(wrong.sentence()).endsWith(".").hasLineCount(1));
      kinds.merge(kind, 1, Integer::sum);
    }
    assertThat(kinds).hasSize(10).allSatisfy((_, times) -> assertThat(times).isEqualTo(CHANGES / 10));
  }

  private static Entry change(Entry e, Random chance) {
    return switch (chance.nextInt(8)) {
      case 0 -> new Entry(e.sequence(), UUID.randomUUID(), e.at(), e.actor(), e.role(), e.office(), e.act(), e.compartment(), e.purpose(),
        e.about(), e
          .person(),
        e.outcome(), e.fields());
      case 1 ->
        new Entry(e.sequence(), e.id(), e.at().plusSeconds(1), e.actor(), e.role(), e.office(), e.act(), e.compartment(), e.purpose(),
          e.about(), e
            .person(),
          e.outcome(), e.fields());
      case 2 ->
        new Entry(e.sequence(), e.id(), e.at(), UUID.randomUUID(), e.role(), e.office(), e.act(), e.compartment(), e.purpose(), e.about(), e
          .person(), e.outcome(), e.fields());
      case 3 -> new Entry(e.sequence(), e.id(), e.at(), e.actor(), "DONOR", e.office(), e.act(), e.compartment(), e.purpose(), e.about(),
        e.person(), e
          .outcome(),
        e.fields());
      case 4 ->
        new Entry(e.sequence(), e.id(), e.at(), e.actor(), e.role(), e.office(), e.act(), e.compartment(), e.purpose(), UUID.randomUUID(), e
          .person(), e.outcome(), e.fields());
      case 5 -> new Entry(e.sequence(), e.id(), e.at(), e.actor(), e.role(), e.office(), e.act(), e.compartment(), e.purpose(), e.about(),
        e.person(),
        "REFUSED", e.fields());
      case 6 -> new Entry(e.sequence(), e.id(), e.at(), e.actor(), e.role(), e.office(), e.act(), e.compartment(),
        e.purpose() == null || chance.nextBoolean() ? "HEALTH" : null, e.about(), e.person(), e.outcome(), e.fields());
      default -> new Entry(e.sequence(), e.id(), e.at(), e.actor(), e.role(), e.office(), e.act(), e.compartment(), e.purpose(), e.about(),
        e.person(), e
          .outcome(),
        e.fields() + " ");
    };
  }

  private static Checkpoint with(Checkpoint checkpoint, String signature) {
    return new Checkpoint(checkpoint.origin(), checkpoint.size(), checkpoint.root(), signature);
  }

  private static void anotherByte(Path file, Random chance) throws IOException {
    var bytes = Files.readAllBytes(file);
    int at = chance.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 + chance.nextInt(255));
    Files.write(file, bytes);
  }

  @Test
  void the_first_thing_that_is_wrong_is_named() throws IOException {
    var changed = new ArrayList<>(entries);
    changed.set(40, entry(40, new UUID(9, 40), "NOTHING"));
    write(lines(changed), notes(checkpoints));
    assertThat(verdict().sentence()).contains("Entries 33 to 79 are not those that were signed");
    write(lines(entries.subList(0, 79)), notes(checkpoints));
    assertThat(verdict().sentence()).isEqualTo("The export ends after 79 entries, but 80 were signed.");
    changed = new ArrayList<>(entries);
    changed.remove(5);
    write(lines(changed), notes(checkpoints));
    assertThat(verdict().sentence()).isEqualTo("Line 6 of events.jsonl is entry 6 where entry 5 was due.");
    var signed = new ArrayList<>(checkpoints);
    signed.set(2, with(checkpoints.get(2), checkpoints.get(3).signature()));
    write(lines(entries), notes(signed));
    assertThat(verdict().sentence()).isEqualTo("The signature of checkpoint 3 in checkpoints.txt (32 entries) is wrong.");
    Files.delete(export.resolve(Export.CHECKPOINTS));
    assertThat(verdict().sentence()).isEqualTo("checkpoints.txt cannot be read.");
  }

  /** Whoever has the key of the installation can make all of it anew; not what was handed over before. */
  @Test
  void an_export_made_anew_is_found_by_what_was_handed_over_earlier() throws IOException {
    var changed = new ArrayList<>(entries);
    changed.set(3, entry(3, new UUID(9, 3), "NOTHING"));
    write(lines(changed), signing.sign(ENTRIES, Merkle.root(changed.stream().map(Entry::leaf).toList())).note() + "\n");
    assertThat(new Verification(export, Optional.empty(), Optional.of(key)).verdict()).as("nobody kept anything").isInstanceOf(
      Verdict.Sound.class);
    assertThat(verdict().sentence()).contains("are not those that were signed");
    SigningKey.create(folder.resolve("other"));
    signing = SigningKey.read(folder.resolve("other"));
    write(lines(changed), signing.sign(ENTRIES, Merkle.root(changed.stream().map(Entry::leaf).toList())).note() + "\n");
    assertThat(verdict().sentence()).contains("another key");
  }

  /** By whoever has the key of the installation, against what stands on a person's paper. */
  @Test
  void a_paper_is_enough_to_find_that_everything_was_made_anew() throws IOException {
    var paper = Printed.of(33, Merkle.root(entries.subList(0, 33).stream().map(Entry::leaf).toList()));
    assertThat(paper.inFours()).matches("([0-9a-f]{4} ){3}[0-9a-f]{4}");
    var typed = Printed.typed(" 33 ", paper.inFours().toUpperCase(java.util.Locale.ROOT)).orElseThrow();
    assertThat(typed).isEqualTo(paper);
    assertThat(on(paper).verdict()).isInstanceOfSatisfying(Verdict.Sound.class, sound -> assertThat(sound.anchor()).isEqualTo(
      "Anchored up to entry 33 of 80: printed of 33 entries."));
    assertThat(on(new Printed(1_000, paper.digits())).verdict().sentence()).isEqualTo(
      "The export ends after 80 entries, but 1000 were printed.");
    assertThat(on(new Printed(34, paper.digits())).verdict().sentence()).contains("not those of which the checkpoint was printed");
    var changed = new ArrayList<>(entries);
    changed.set(3, entry(3, new UUID(9, 3), "NOTHING"));
    write(lines(changed), signing.sign(ENTRIES, Merkle.root(changed.stream().map(Entry::leaf).toList())).note() + "\n");
    assertThat(new Verification(export, Optional.empty(), Optional.empty()).verdict()).as("without the paper").isInstanceOf(
      Verdict.Sound.class);
    assertThat(on(paper).verdict().sentence()).isEqualTo("The first 33 entries are not those of which the checkpoint was printed.");
    for (var wrong : new String[][]{{"0", paper.digits()}, {"x", paper.digits()}, {"33", "abc"}, {"33", "g".repeat(16)}, {"", ""}})
      assertThat(Printed.typed(wrong[0], wrong[1])).isEmpty();
  }

  private Verification on(Printed paper) { return new Verification(export, Optional.empty(), Optional.empty(), List.of(), List.of(paper)); }

  /** The numbers are the order; a clock that was set back is no proof of anything, and worth asking about. */
  @Test
  void a_clock_that_was_set_back_is_told_and_a_little_overlap_is_not() throws IOException {
    var moved = new ArrayList<Entry>();
    for (var e : entries) {
      var at = switch ((int) e.sequence()) {
        case 10, 40 -> e.at().minusSeconds(119);
        default -> e.sequence() >= 50 ? e.at().minusSeconds(7_500) : e.at();
      };
      moved.add(new Entry(e.sequence(), e.id(), at, e.actor(), e.role(), e.office(), e.act(), e.compartment(), e.purpose(), e.about(), e
        .person(), e.outcome(), e.fields()));
    }
    write(lines(moved), signing.sign(ENTRIES, Merkle.root(moved.stream().map(Entry::leaf).toList())).note() + "\n");
    assertThat(new Verification(export, Optional.empty(), Optional.empty()).verdict()).isInstanceOfSatisfying(Verdict.Sound.class,
      sound -> assertThat(sound.warnings()).singleElement().asString().startsWith(
        "The clock was set back 1 time, first before entry 50, by up to 2 hours."));
  }

  @Test
  void a_file_of_kept_checkpoints_that_is_empty_keeps_nothing_and_says_so() throws IOException {
    Files.writeString(kept, "");
    assertThat(verdict().sentence()).isEqualTo("kept holds no checkpoint.");
  }

  @Test
  void the_same_leaf_is_never_of_two_contents() {
    var e = entries.getFirst();
    org.assertj.core.api.Assertions
      .assertThatThrownBy(() -> new Entry(0, e.id(), e.at(), e.actor(), "A\nB", "C", "D", "E", null, null, null, "F", ""))
      .isInstanceOf(IllegalArgumentException.class);
    assertThat(Arrays.equals(Entry.parse(e.json()).json(), e.json())).isTrue();
    assertThat(Entry.parse(e.json())).isEqualTo(e);
    assertThat(new String(e.json(), StandardCharsets.UTF_8)).as("written before").doesNotContain("purpose");
    var later = entries.getLast();
    assertThat(new String(later.json(), StandardCharsets.UTF_8)).contains("\"purpose\":\"RETURN_COUNSELLING\"");
    assertThat(Entry.parse(later.json())).isEqualTo(later);
  }
}
