package org.rihla.casework;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.Tasks.Task;
import org.rihla.values.CaseId;
import org.springframework.stereotype.Component;

/** What waits for a reader, as far as they may know of it. The words of some tasks alone tell what somebody went through. */
@Component
class Waiting {

  private final Tasks tasks;
  private final Cases cases;
  private final Access access;

  Waiting(Tasks tasks, Cases cases, Access access) {
    this.tasks = tasks;
    this.cases = cases;
    this.access = access;
  }

  List<Task> of(Actor who, int most) {
    var all = tasks.of(who, most);
    var sealed = all.stream().filter(task -> task.kind().of() != Compartment.CASE).map(Task::caseId).distinct().toList();
    if (sealed.isEmpty()) return all;
    var found = cases.find(sealed).stream().collect(Collectors.toMap(ReturnCase::id, Function.identity()));
    return all.stream().map(task -> mayKnow(task, found) ? task : task.withoutWords()).toList();
  }

  private boolean mayKnow(Task task, Map<CaseId, ReturnCase> found) {
    if (task.kind().of() == Compartment.CASE) return true;
    var of = found.get(task.caseId());
    return of != null && access.reading(task.kind().of(), of.subject()) == Decision.ALLOWED;
  }
}
