package org.rihla.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Sight;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Opening;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.documents.Contents.Looked;
import org.rihla.documents.SignedPapers.Paper;
import org.rihla.privacy.Audit;
import org.rihla.privacy.FileSeal;
import org.rihla.privacy.Forgotten;
import org.rihla.privacy.Seals;
import org.rihla.privacy.Unreadable;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.web.NotFound;
import org.rihla.web.Ui;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds the scan of what somebody signed, and opens it for whoever may read what was signed. */
@Service
class Scans {

  static final int MOST = 40;
  static final long MOST_BYTES = 100L * 1024 * 1024;

  private final CaseDesk desk;
  private final Opening opening;
  private final Access access;
  private final Map<String, SignedPapers> kinds;
  private final Cabinet cabinet;
  private final Malware malware;
  private final Seals seals;
  private final Audit audit;
  private final JdbcClient db;
  private final Clock clock;

  Scans(CaseDesk desk, Opening opening, Access access, List<SignedPapers> kinds, Cabinet cabinet, Malware malware, Seals seals, Audit audit,
    JdbcClient db, Clock clock) {
    this.desk = desk;
    this.opening = opening;
    this.access = access;
    this.kinds = kinds.stream().collect(Collectors.toMap(SignedPapers::kind, Function.identity()));
    this.cabinet = cabinet;
    this.malware = malware;
    this.seals = seals;
    this.audit = audit;
    this.db = db;
    this.clock = clock;
  }

  /** Asked before anything that was sent is looked at. @throws NotFound if there is no such paper, or it is not theirs to add to */
  @Transactional
  public ReturnCase toAddTo(CaseId id, String kind, UUID row) {
    var found = desk.read(id);
    var papers = kind(kind);
    access.require(papers.adding(), found.subject());
    paper(papers, found, row);
    return found;
  }

  private SignedPapers kind(String kind) {
    var papers = kinds.get(kind);
    if (papers == null) throw new NotFound("kind");
    return papers;
  }

  private static Paper paper(SignedPapers papers, ReturnCase of, UUID row) {
    return papers.find(of, row).orElseThrow(() -> new NotFound("paper"));
  }

  /** @param sent as it came: what is kept is what {@link Contents} makes of it */
  @Transactional
  public Outcome add(CaseId id, String kind, UUID row, byte[] sent) {
    return switch (Contents.look(sent)) {
      case Looked.Unfit(var reason) -> refused(kind, reason);
      case Looked.Fit(var type, var kept) -> switch (malware.look(sent)) {
        case FOUND -> refused(kind, "scan-malware");
        case CLEAN -> keep(id, kind, row, type, kept, Scan.State.KEPT);
        case AWAY -> keep(id, kind, row, type, kept, Scan.State.WAITING);
      };
    };
  }

  /** About no case: nothing happened to it, and its history knows nothing of it. */
  private Outcome refused(String kind, String reason) {
    audit.atTheDoor(Optional.of(Actor.current()), "SCAN_REFUSED", "REFUSED", kind(kind).kind() + " " + reason);
    return Outcome.refused(reason);
  }

  private Outcome keep(CaseId id, String kind, UUID row, Type type, byte[] kept, Scan.State state) {
    var papers = kind(kind);
    var found = desk.open(id, papers.adding());
    var paper = paper(papers, found, row);
    if (isFull(id, kept.length)) return refused(kind, "scans-too-many");
    var scan = Ids.next();
    var file = UUID.randomUUID();
    var closed = seals.toClose(paper.signer(), paper.part()).newFile(Scan.place(scan));
    try {
      cabinet.put(file, kept, closed.seal());
    } catch (IOException full) {
      return Outcome.refused("scan-not-kept");
    }
    db.sql(
      """
        insert into documents.scan (id, case_id, person_id, kind, about_id, compartment, type, bytes, file, file_key, state, added_at, added_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(scan, id.value(), paper.signer().value(), kind, row, paper.part().name(), type.name(), kept.length, file, closed.closedKey(),
        state.name(), Timestamp.from(clock.instant()), Actor.current().id().value())
      .update();
    desk.record(found, papers.adding(), "SCAN_ADDED", paper.signer(), kind + " " + type + " " + state);
    return Outcome.done();
  }

  /**
   * What should not be there: of somebody else, of something else, or of nothing that can be read. What was declared or agreed to stays as it is; that
   * there was a scan, who took it away and why stays too.
   *
   * @param reason of the code list {@code scan_error}
   */
  @Transactional
  public Outcome takeAway(CaseId id, String kind, UUID number, String reason) {
    var papers = kind(kind);
    var found = desk.open(id, papers.adding());
    var scan = Scan.OF_CASE.of(id, db).stream().filter(each -> each.id().equals(number) && each.kind().equals(kind) && knows(each,
      found)).findFirst().orElseThrow(() -> new NotFound("scan"));
    int changed = db.sql("update documents.scan set state = 'TAKEN_AWAY' where id = ? and state in ('KEPT', 'WAITING')").param(number)
      .update();
    if (changed == 0) return Outcome.refused("scan-gone");
    cabinet.removeWithIt(scan.file());
    desk.record(found, papers.adding(), "SCAN_" + reason, scan.signer(), kind + " " + scan.id());
    return Outcome.done();
  }

  /** Counted are also those that whoever adds one is not shown. */
  private boolean isFull(CaseId id, int more) {
    var there = Sight.wide(() -> Scan.OF_CASE.of(id, db)).stream().filter(Scan::isThere).toList();
    return there.size() >= MOST || there.stream().mapToLong(Scan::bytes).sum() + more > MOST_BYTES;
  }

  /** Whether the one who acts may open it. */
  boolean opens(Scan scan, ReturnCase of) {
    return opening.lets(of, scan.signer(), EnumSet.of(kind(scan.kind()).part(), scan.part()));
  }

  /** Whether the one who acts is told that there is such a scan: who may open it, and whoever added one that is closed to them. */
  boolean knows(Scan scan, ReturnCase of) {
    return opens(scan, of) || scan.isClosedTo(Actor.current().id().value());
  }

  /** What was signed, where that tells two scans apart. */
  String told(Scan scan, ReturnCase of, Ui ui) {
    return kind(scan.kind()).told(of, scan.row(), ui);
  }

  /** Whoever may do this to a case may add a scan of that kind, and take one away. */
  Act adding(String kind) {
    return kind(kind).adding();
  }

  boolean mayAdd(String kind, ReturnCase of) { return access.may(kind(kind).adding(), of.subject()); }

  /** A scan for somebody who may open it. */
  sealed interface Opened {

    /** Read once already, to the end: it is whole. @param number of the case */
    record Ready(Scan scan, String number, FileSeal seal) implements Opened {
    }

    /** @param why a message {@code scan.<why>} */
    record Shut(String why) implements Opened {
    }
  }

  /** That it is opened is in the audit when this returns. @throws NotFound if there is none, or it is not for these eyes */
  @Transactional
  public Opened open(CaseId id, UUID number) {
    var found = desk.read(id);
    var scan = Scan.OF_CASE.of(id, db).stream().filter(each -> each.id().equals(number)).findFirst()
      .orElseThrow(() -> new NotFound("scan"));
    if (!opens(scan, found)) {
      access.denied(Act.READ_CASE, id);
      throw new NotFound("scan");
    }
    if (scan.state() != Scan.State.KEPT) return new Opened.Shut(scan.state().name());
    try {
      var seal = seals.of(scan.signer(), scan.part()).file(scan.key(), scan.place());
      try (var whole = cabinet.open(scan.file(), seal)) {
        whole.transferTo(OutputStream.nullOutputStream());
      }
      audit.record(Act.READ_CASE, id.value(), scan.signer().value(), "DONE", "sealed documents.scan.file " + scan.kind() + " " + scan.id());
      return new Opened.Ready(scan, found.number(), seal);
    } catch (Forgotten gone) {
      return new Opened.Shut(Scan.State.FORGOTTEN.name());
    } catch (IOException | Unreadable missing) {
      return new Opened.Shut("UNAVAILABLE");
    }
  }

}
