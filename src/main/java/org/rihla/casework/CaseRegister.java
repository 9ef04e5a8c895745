package org.rihla.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.values.CaseId;
import org.springframework.stereotype.Service;

/** What those who watch over the audit must know of cases that they may not read. */
@Service
public class CaseRegister {

  private final Cases cases;
  private final Trail trail;
  private final Access access;

  CaseRegister(Cases cases, Trail trail, Access access) {
    this.cases = cases;
    this.trail = trail;
    this.access = access;
  }

  /** How many deeds the histories of all cases have of that time, to be held against the audit. */
  public long deeds(Instant from, Instant before) {
    access.require(Act.READ_AUDIT, null);
    return trail.deeds(from, before);
  }

  /** What these are called; of what is no case nothing. */
  public Map<UUID, String> numbers(List<UUID> ids) {
    access.require(Act.READ_AUDIT, null);
    return numbers(found(ids));
  }

  /** Of those that whoever acts may still see. */
  public Map<UUID, String> numbersInSight(List<UUID> ids) {
    return numbers(found(ids).filter(each -> access.reading(Compartment.CASE, each.subject()) != Decision.DENIED));
  }

  private Stream<ReturnCase> found(List<UUID> ids) { return cases.find(ids.stream().map(CaseId::new).toList()).stream(); }

  private static Map<UUID, String> numbers(Stream<ReturnCase> some) {
    return some.collect(Collectors.toMap(each -> each.id().value(), ReturnCase::number));
  }

  /** The case of that number, to look at what was done in it. */
  public Optional<CaseId> numbered(String number) {
    access.require(Act.READ_AUDIT, null);
    return cases.find(number).map(ReturnCase::id);
  }
}
