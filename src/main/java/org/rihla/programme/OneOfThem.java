package org.rihla.programme;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.access.Demonstration;
import org.rihla.access.OwnAccounts;
import org.rihla.access.Role;
import org.rihla.values.OfficeCode;
import org.springframework.stereotype.Component;

/** One of the invented people has a door of their own, so that it can be tried: somebody who prepares to leave, where there is one. */
@Component
class OneOfThem {

  private static final OfficeCode RABAT = new OfficeCode("RBA");
  private static final List<String> BEST_FIRST = List.of("APPROVED", "CLEARED", "APPLIED", "REGISTERED", "REINTEGRATING");

  private final OwnAccounts accounts;
  private final ReplayLog log;

  OneOfThem(OwnAccounts accounts, ReplayLog log) {
    this.accounts = accounts;
    this.log = log;
  }

  void letIn(Plan plan, Map<String, Actor> staff) throws Exception {
    var counsellor = staff.get(Demonstration.login(Role.RETURN_COUNSELLOR, RABAT));
    var chosen = chosen(plan).flatMap(planned -> Optional.ofNullable(log.cases().get(planned.key())));
    if (counsellor == null || chosen.isEmpty()) return;
    var principal = log.members(chosen.get().id()).getFirst();
    counsellor.doing(() -> accounts.letIn(principal, RABAT, Demonstration.PIN, true));
  }

  private static Optional<PlannedCase> chosen(Plan plan) {
    return plan.cases().stream().filter(each -> each.office().equals(RABAT) && BEST_FIRST.contains(each.stage()))
      .filter(each -> !each.principal().isChildOn(each.steps().getFirst().at().toLocalDate()))
      .min(Comparator.comparing((PlannedCase each) -> BEST_FIRST.indexOf(each.stage())).thenComparing(PlannedCase::key));
  }
}
