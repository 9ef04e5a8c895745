package org.rihla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.ledger.Witnessing.Answer;
import org.rihla.privacy.Audit;
import org.rihla.values.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An office that watches over the audit of another, with nothing but the files that come. */
@SpringBootTest
class WitnessingTest {

  private static final int MANY = 40;

  @Autowired
  Witnessing witnessing;
  @Autowired
  Anchors anchors;
  @Autowired
  Sealer sealer;
  @Autowired
  SigningKey ours;
  @Autowired
  Audit audit;
  @Autowired
  Export export;
  @Autowired
  JdbcClient db;
  @TempDir
  Path folder;

  /** The log of somebody else. */
  private SigningKey log;
  private final List<Hash> leaves = new ArrayList<>();

  @BeforeEach
  void the_log_of_another_office() {
    SigningKey.create(folder.resolve("their-key"));
    log = SigningKey.read(folder.resolve("their-key"));
    for (int entry = 0; entry < MANY; entry++) leaves.add(Hash.ofLeaf("entry " + entry));
  }

  private static WitnessRequest request(SigningKey log, List<Hash> leaves, int old, int size) {
    return new WitnessRequest(old, old == 0 ? List.of() : Merkle.consistency(old, leaves.subList(0, size)),
      new Note(log.sign(size, Merkle.root(leaves.subList(0, size))), List.of()));
  }

  private Answer asked(int old, int size) { return witnessing.sign(request(log, leaves, old, size).text(), Optional.empty()); }

  private Answer first(int size) {
    return witnessing.sign(request(log, leaves, 0, size).text(), Optional.of(log.key().text()));
  }

  private long seen() {
    return db.sql("select size from ledger.watched where origin = ?").param(log.key().origin()).query(Long.class).single();
  }

  private static String why(Answer answer) { return ((Answer.Refused) answer).sentence(); }

  /** As an outsider would, from the words of C2SP cosignature/v1 and nothing of ours. */
  @Test
  void what_a_witness_signs_anybody_can_check_by_the_published_form() throws Exception {
    var signed = ((Answer.Cosigned) first(7)).note();
    var lines = signed.split("\n", -1);
    assertThat(lines).hasSize(7);
    assertThat(lines[0]).isEqualTo(log.key().origin());
    assertThat(lines[1]).isEqualTo("7");
    assertThat(lines[3]).isEmpty();
    var key = witnessing.key().split("\\+", 3);
    var raw = Base64.getDecoder().decode(key[2]);
    assertThat(raw[0]).as("the kind of a timestamped cosignature").isEqualTo((byte) 4);
    assertThat(lines[5]).startsWith("\u2014 " + key[0] + " ");
    var bytes = Base64.getDecoder().decode(lines[5].split(" ")[2]);
    assertThat(bytes).hasSize(4 + 8 + 64);
    assertThat(HexFormat.of().formatHex(bytes, 0, 4)).isEqualTo(key[1]);
    long time = ByteBuffer.wrap(bytes, 4, 8).getLong();
    var message = "cosignature/v1\ntime " + time + "\n" + lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n";
    var check = Signature.getInstance("Ed25519");
    check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(
      "302a300506032b6570032100" + HexFormat.of().formatHex(raw, 1, 33)))));
    check.update(message.getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(bytes, 12, 64)).isTrue();
    assertThat(Instant.ofEpochSecond(time)).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
  }

  /** The example of the specification itself, as far as it goes without its keys. */
  @Test
  void the_published_example_is_read() {
    var note = Note.parse("""
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
      """);
    assertThat(note.checkpoint().size()).isEqualTo(20852163);
    assertThat(note.others()).hasSize(1);
    assertThat(note.others().getFirst().name()).isEqualTo("witness.example.com/w1");
    assertThat(ByteBuffer.wrap(note.others().getFirst().bytes(), 4, 8).getLong()).as("its time").isEqualTo(1679315147);
  }

  @Test
  void what_only_adds_is_signed_step_by_step_and_also_twice() {
    assertThat(first(1)).isInstanceOf(Answer.Cosigned.class);
    for (int old = 1; old < MANY; old += 3)
      assertThat(asked(old, Math.min(MANY, old + 3))).as("%s", old).isInstanceOf(Answer.Cosigned.class);
    assertThat(asked(MANY, MANY)).as("asked once more").isInstanceOf(Answer.Cosigned.class);
    assertThat(seen()).isEqualTo(MANY);
  }

  @Test
  void a_log_that_goes_back_is_refused() {
    first(30);
    assertThat(why(asked(20, 25))).startsWith("ROLLED BACK: the checkpoint is of 25 entries, and 30 were seen before");
    assertThat(why(asked(0, 29))).startsWith("ROLLED BACK");
    assertThat(why(first(1))).startsWith("ROLLED BACK");
    assertThat(seen()).isEqualTo(30);
    assertThat(db.sql("select count(*) from privacy.audit_event where act = 'COSIGN' and outcome = 'REFUSED' and fields = ?")
      .param(log.key().origin() + " ROLLED_BACK").query(Long.class).single()).as("kept, as a trace of it").isEqualTo(3);
  }

  /** Also where whoever forks it proves with their own tree. */
  @Test
  void a_log_that_tells_two_histories_is_refused() {
    first(30);
    for (var changed : List.of(0, 17, 29)) {
      var other = new ArrayList<>(leaves);
      other.set(changed, Hash.ofLeaf("another"));
      assertThat(why(witnessing.sign(request(log, other, 30, 30).text(), Optional.empty()))).startsWith("FORKED: of 30 entries another");
      assertThat(why(witnessing.sign(request(log, other, 30, 38).text(), Optional.empty()))).startsWith("FORKED: it does not go on");
      Collections.swap(other, changed, (changed + 1) % 30);
      assertThat(why(witnessing.sign(request(log, other, 30, 31).text(), Optional.empty()))).startsWith("FORKED");
    }
    assertThat(seen()).isEqualTo(30);
    assertThat(asked(30, 38)).as("the true one still goes on").isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void a_proof_that_is_spoilt_or_from_elsewhere_is_refused_with_what_to_do() {
    first(30);
    var right = request(log, leaves, 30, 38);
    var proof = new ArrayList<>(right.proof());
    proof.set(1, Hash.ofLeaf("not this one"));
    for (var wrong : List.of(List.<Hash>of(), right.proof().subList(1, right.proof().size()), proof))
      assertThat(why(witnessing.sign(new WitnessRequest(30, wrong, right.note()).text(), Optional.empty()))).startsWith("FORKED");
    assertThat(why(asked(20, 38))).contains("this witness has seen 30").contains("--old 30");
    assertThat(why(asked(0, 38))).contains("--old 30");
    assertThat(seen()).isEqualTo(30);
  }

  @Test
  void nobody_is_signed_for_whose_key_was_not_handed_over_or_who_did_not_sign() {
    assertThat(why(asked(0, 5))).contains("not known here yet");
    SigningKey.create(folder.resolve("stranger"));
    var stranger = SigningKey.read(folder.resolve("stranger"));
    assertThat(why(witnessing.sign(request(log, leaves, 0, 5).text(), Optional.of(stranger.key().text())))).contains("of another log");
    var forged = new Checkpoint(log.key().origin(), 5, Merkle.root(leaves.subList(0, 5)), log.sign(6, Hash.ofNothing()).signature());
    assertThat(why(witnessing.sign(new WitnessRequest(0, List.of(), new Note(forged, List.of())).text(), Optional.of(log.key().text()))))
      .contains("not signed by this log");
    assertThat(seen()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "old 0\n", "old 00\n\nx\n1\n", "old -1\n\n", "old 99999999999999999999\n\n", "old 0\nnot base64\n\n",
    "old 0\n\nrihla.audit/0\n1\nAAAA\n\n\u2014 x y\n"})
  void what_is_no_request_is_answered_as_such(String text) {
    assertThat(why(witnessing.sign(text, Optional.of(log.key().text())))).contains("no request to a witness");
    assertThat(why(witnessing.sign(text + "x".repeat(90_000), Optional.empty()))).contains("no request to a witness");
  }

  @Test
  void of_many_that_ask_at_once_none_makes_the_witness_forget() throws Exception {
    first(1);
    try (var threads = Executors.newFixedThreadPool(6)) {
      var asking = new ArrayList<Future<?>>();
      for (int round = 0; round < 3; round++)
        for (int size = 2; size <= 20; size++) {
          int to = size;
          asking.add(threads.submit(() -> {
            for (int old : IntStream.rangeClosed(1, to).toArray()) asked(old, to);
          }));
        }
      for (var each : asking) each.get();
    }
    assertThat(seen()).isEqualTo(20);
    assertThat(asked(20, 21)).isInstanceOf(Answer.Cosigned.class);
  }

  // ---- the log's side

  private void done(int entries) {
    for (int entry = 0; entry < entries; entry++) audit.atTheDoor(Optional.empty(), "TEST", "DONE", "");
    sealer.seal();
  }

  /** This installation as its own witness: the way through the files is the same. */
  @Test
  void a_checkpoint_goes_out_comes_back_cosigned_and_whoever_verifies_can_ask_for_it() throws Exception {
    var witness = witnessing.key();
    done(5);
    for (int round = 0; round < 4; round++) {
      done(1 + 3 * round);
      var request = anchors.request(witness, Optional.empty()).orElseThrow();
      assertThat(WitnessRequest.parse(request).text()).isEqualTo(request);
      var note = ((Answer.Cosigned) witnessing.sign(request, Optional.of(ours.key().text()))).note();
      assertThat(anchors.keep(note, witness)).isInstanceOf(Anchors.Kept.Done.class);
      assertThat(anchors.keep(note, witness)).as("kept twice").isInstanceOf(Anchors.Kept.Done.class);
    }
    var upTo = anchors.last().orElseThrow().size();
    assertThat(anchors.standing().upTo()).isEqualTo(upTo);
    assertThat(anchors.standing().cosigners()).anySatisfy(each -> assertThat(each.size()).isEqualTo(upTo));
    done(2);
    var written = Files.createDirectory(folder.resolve("export"));
    export.write(written);
    var asked = new Verification(written, Optional.empty(), Optional.empty(), List.of(witness), List.of()).verdict();
    assertThat(asked).isInstanceOfSatisfying(Verdict.Sound.class, sound -> {
      assertThat(sound.anchored()).isEqualTo(upTo);
      // what the database itself does at that moment (statistics of a table) may keep the newest entries for the next round of sealing
      assertThat(sound.anchor()).contains("cosigned by rihla.witness/")
        .containsPattern("up to entry " + upTo + " of (" + upTo + "|" + (upTo + 3)
          + ")");
    });
    SigningKey.create(folder.resolve("unknown"));
    var unknown = Witness.of(SigningKey.read(folder.resolve("unknown")).key().raw()).text();
    assertThat(new Verification(written, Optional.empty(), Optional.empty(), List.of(witness, unknown), List.of()).verdict().sentence())
      .endsWith("has cosigned nothing of this export.");
    var cosigned = written.resolve(Export.COSIGNATURES);
    var kept = Files.readString(cosigned);
    var lines = kept.split("\n", -1);
    var first = Arrays.stream(lines).filter(line -> line.startsWith("\u2014 rihla.witness")).findFirst().orElseThrow();
    var last = Arrays.stream(lines).filter(line -> line.startsWith("\u2014 rihla.witness")).reduce((_, line) -> line).orElseThrow();
    Files.writeString(cosigned, kept.replace(last, first));
    assertThat(new Verification(written, Optional.empty(), Optional.empty(), List.of(witness), List.of()).verdict().sentence()).contains(
      "is forged");
    Files.delete(cosigned);
    assertThat(new Verification(written, Optional.empty(), Optional.empty(), List.of(witness), List.of()).verdict().sentence()).contains(
      "has cosigned nothing");
    assertThat(new Verification(written, Optional.empty(), Optional.empty(), List.of("nonsense"), List.of()).verdict().sentence()).contains(
      "no key of a witness");
    Files.writeString(folder.resolve("kept"), kept);
    assertThat(new Verification(written, Optional.of(folder.resolve("kept")), Optional.empty(), List.of(witness), List.of()).verdict())
      .as("as the witness kept it themselves").isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void an_answer_that_is_forged_or_of_another_ledger_is_not_kept() {
    done(3);
    var witness = witnessing.key();
    var note = ((Answer.Cosigned) first(9)).note();
    assertThat(anchors.keep(note, witness)).isInstanceOfSatisfying(Anchors.Kept.Refused.class, refused -> assertThat(refused.sentence())
      .contains("not one of this ledger"));
    var own = anchors.last().orElseThrow();
    var foreign = Note.parse(note).others();
    assertThat(anchors.keep(new Note(own, foreign).text(), witness)).isInstanceOfSatisfying(Anchors.Kept.Refused.class,
      refused -> assertThat(refused.sentence()).contains("forged"));
    assertThat(anchors.keep(own.note(), witness)).isInstanceOf(Anchors.Kept.Refused.class);
    assertThat(anchors.keep("", witness)).isInstanceOf(Anchors.Kept.Refused.class);
    assertThat(anchors.keep(own.note(), ours.key().text())).as("the key of a log is none of a witness").isInstanceOf(
      Anchors.Kept.Refused.class);
    assertThatThrownBy(() -> anchors.request(ours.key().text(), Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> anchors.request(witness, Optional.of(own.size() + 1))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_proof_made_in_one_walk_is_the_proof_of_the_tree() {
    for (int second = 1; second <= MANY; second++)
      for (int first = 1; first <= second; first++) {
        var proof = Merkle.consistency(first, leaves.subList(0, second));
        assertThat(Merkle.spans(first, second)).hasSameSizeAs(proof);
        long next = -1;
        for (var span : Merkle.spans(first, second).stream().sorted(java.util.Comparator.comparing(Merkle.Span::from)).toList()) {
          assertThat(span.from()).as("they never overlap").isGreaterThanOrEqualTo(next);
          next = span.before();
        }
      }
  }

  @ParameterizedTest
  @ValueSource(strings = {"update ledger.cosignature set size = 1", "delete from ledger.cosignature", "delete from ledger.anchor",
    "update ledger.anchor set left_at = now()", "delete from ledger.watched", "update ledger.watched set origin = ''",
    "update ledger.watched set key = ''"})
  void what_others_signed_and_what_was_seen_the_application_cannot_take_back(String change) {
    assertThatThrownBy(() -> db.sql(change).update()).isInstanceOf(DataAccessException.class).rootCause()
      .hasMessageContaining("permission denied");
  }

  @Test
  void a_witness_whose_key_is_gone_says_so_and_makes_no_other() throws Exception {
    first(3);
    var key = home().resolve("keys").resolve("witness-key");
    var moved = Files.move(key, folder.resolve("moved"));
    try {
      assertThatThrownBy(() -> asked(3, 4)).isInstanceOf(SigningKeyUnusable.class).hasMessageContaining("as a witness");
      assertThat(key).doesNotExist();
      assertThat(seen()).as("nothing is remembered that nobody was answered").isEqualTo(3);
      Files.writeString(key, "AAAA\nBBBB\n");
      assertThatThrownBy(witnessing::key).isInstanceOf(SigningKeyUnusable.class);
    } finally {
      Files.move(moved, key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Autowired
  org.springframework.core.env.Environment environment;

  private Path home() { return Path.of(environment.getRequiredProperty("rihla.home")); }

  // ---- put out for others

  @Autowired
  Anchoring anchoring;

  @Test
  void a_checkpoint_is_put_out_once_an_hour_and_what_waits_a_day_is_said() throws Exception {
    var noon = Instant.parse("2031-05-06T12:00:00Z");
    assertThat(Calendar.at(noon, () -> {
      done(2);
      return anchoring.putOut();
    })).hasValueSatisfying(file -> assertThat(file).content().satisfies(note -> assertThat(ours.key().signed(Checkpoint.parse(note)))
      .isTrue()));
    assertThat(Calendar.at(noon.plusSeconds(60), anchors::standing).late()).isFalse();
    assertThat(Calendar.at(noon.plusSeconds(3500), () -> {
      done(1);
      return anchoring.putOut();
    })).as("within the hour").isEmpty();
    assertThat(Calendar.at(noon.plusSeconds(3500 + 86_000), anchors::standing).late()).isFalse();
    assertThat(Calendar.at(noon.plusSeconds(3500 + 86_401), anchors::standing).late()).as("a day later").isTrue();
    var file = Calendar.at(noon.plusSeconds(100_000), anchoring::putOut).orElseThrow();
    assertThat(file.getParent()).isEqualTo(home().resolve("anchors"));
    assertThat(Calendar.at(noon.plusSeconds(200_000), anchors::standing).late()).as("all of it is out").isFalse();
    assertThat(Calendar.at(noon.plusSeconds(200_000), anchoring::putOut)).as("nothing new").isEmpty();
    try (var all = Files.list(file.getParent())) {
      assertThat(all.map(each -> each.getFileName().toString())).allMatch(name -> name.matches("rihla-audit-[0-9a-f]{16}-\\d{12}\\.txt"));
    }
    assertThat(anchors.standing().left()).isEqualTo(noon.plusSeconds(100_000));
  }

  @Test
  void a_folder_that_cannot_be_written_stops_nothing_and_nothing_counts_as_out() throws Exception {
    done(1);
    var before = anchors.standing().upTo();
    var nowhere = new Anchoring(anchors, db, java.time.Clock.offset(java.time.Clock.systemUTC(), java.time.Duration.ofDays(9_000)), Files
      .writeString(folder.resolve("a file"), ""));
    nowhere.everyFewMinutes();
    nowhere.everyFewMinutes();
    assertThatThrownBy(nowhere::putOut).isInstanceOf(java.io.IOException.class);
    assertThat(anchors.standing().upTo()).isEqualTo(before);
  }
}
