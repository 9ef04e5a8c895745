package org.rihla.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.springframework.stereotype.Component;

/** The forms that the modules bring, as far as the one who acts may use them. */
@Component
class CaseForms {

  private final List<CaseForm> forms;
  private final Access access;

  CaseForms(List<CaseForm> forms, Access access) {
    this.forms = forms;
    this.access = access;
  }

  /** Those that make sense now. */
  List<CaseForm> offered(CaseView view) {
    return theirs(view).filter(form -> form.offered().test(view)).toList();
  }

  Optional<CaseForm> offered(CaseView view, String name) {
    return known(view, name).filter(form -> form.offered().test(view));
  }

  /** Whether it makes sense now or not. */
  Optional<CaseForm> known(CaseView view, String name) {
    return theirs(view).filter(form -> form.name().equals(name)).findFirst();
  }

  private Stream<CaseForm> theirs(CaseView view) {
    return forms.stream().filter(form -> access.may(form.act(), view.found().subject()));
  }

  /** The acts that write the same as this form does: its own, and those of the forms that meet the same safeguards. */
  Set<Act> alike(CaseForm form) {
    return forms.stream().filter(other -> other.act() == form.act() || other.meets().stream().anyMatch(form.meets()::contains))
      .map(CaseForm::act).collect(Collectors.toCollection(() -> EnumSet.noneOf(Act.class)));
  }
}
