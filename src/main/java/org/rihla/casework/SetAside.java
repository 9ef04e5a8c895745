package org.rihla.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.values.CaseId;
import org.rihla.values.StaffId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What two people set aside, or one asks a second to, in whichever case: for whoever watches over it. Why stands in the case, for those who decide. */
@Service
public class SetAside {

  private final Overrides overrides;
  private final Cases cases;
  private final Access access;
  private final Discretion discretion;

  SetAside(Overrides overrides, Cases cases, Access access, Discretion discretion) {
    this.overrides = overrides;
    this.cases = cases;
    this.access = access;
    this.discretion = discretion;
  }

  /**
   * @param safeguard null where its name alone would tell this reader what somebody went through
   * @param confirmedBy null while it waits for a second person
   * @param ended whether it no longer holds, or is no longer asked for
   */
  public record Once(CaseId id, String number, @Nullable Safeguard safeguard, StaffId askedBy, Instant askedAt,
    @Nullable StaffId confirmedBy,
    @Nullable Instant confirmedAt, boolean ended) {
  }

  /** The newest first, at most {@link Overrides#MOST}; of each case that this reader may see at all. */
  @Transactional(readOnly = true)
  public List<Once> newest() {
    access.require(Act.READ_AUDIT, null);
    var all = overrides.newest();
    var found = all.isEmpty()
      ? Map.<CaseId, ReturnCase>of()
      : cases.find(all.stream().map(Overrides.OfCase::id).distinct().toList()).stream()
        .filter(each -> access.reading(Compartment.CASE, each.subject()) != Decision.DENIED)
        .collect(Collectors.toMap(ReturnCase::id, Function.identity()));
    return all.stream().flatMap(each -> Optional.ofNullable(found.get(each.id())).map(of -> once(of, each.request())).stream()).toList();
  }

  private Once once(ReturnCase of, Overrides.Request asked) {
    return new Once(of.id(), of.number(), discretion.mayKnow(asked.safeguard(), of) ? asked.safeguard() : null, asked.askedBy(),
      asked.askedAt(),
      asked.confirmedBy(), asked.confirmedAt(), asked.ended());
  }
}
