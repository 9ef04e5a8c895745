package org.rihla.casework;

import java.util.List;
import java.util.Map;
import org.rihla.access.Access;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.Tasks.Task;
import org.rihla.values.CaseId;
import org.springframework.stereotype.Component;

/** What waits for a reader, as far as they may know of it. The words of some tasks alone tell what somebody went through. */
@Component
class Waiting {

  private final Access access;

  Waiting(Access access) {
    this.access = access;
  }

  /** The cases of which must be known whether the reader may read more. */
  static List<CaseId> sealed(List<Task> all) {
    return all.stream().filter(task -> task.kind().of() != Compartment.CASE).map(Task::caseId).distinct().toList();
  }

  List<Task> told(List<Task> all, Map<CaseId, ReturnCase> found) {
    return all.stream().map(task -> mayKnow(task, found) ? task : task.withoutWords()).toList();
  }

  private boolean mayKnow(Task task, Map<CaseId, ReturnCase> found) {
    if (task.kind().of() == Compartment.CASE) return true;
    var of = found.get(task.caseId());
    return of != null && access.reading(task.kind().of(), of.subject()) == Decision.ALLOWED;
  }
}
