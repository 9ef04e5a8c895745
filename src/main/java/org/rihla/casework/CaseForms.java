package org.rihla.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.database.Answers;
import org.rihla.database.CaseRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms that the modules bring, as far as the one who acts may use them. */
@Component
class CaseForms {

  private final List<CaseForm> forms;
  private final Access access;
  private final JdbcClient db;

  CaseForms(List<CaseForm> forms, Access access, JdbcClient db) {
    this.db = db;
    this.forms = forms;
    this.access = access;
  }

  /** What must be known of a case to say which make sense. */
  Stream<CaseRows<?>> asks(ReturnCase of) {
    return theirs(of).flatMap(form -> form.waiting() == null ? Stream.<CaseRows<?>>of() : Stream.<CaseRows<?>>of(form.waiting().rows()));
  }

  /** Those that make sense now. @param answers to what they ask */
  List<CaseForm> offered(CaseView view, Answers answers) {
    return theirs(view.found()).filter(form -> form.offered().test(view) && (form.waiting() == null || form.waiting().isIn(view, answers)))
      .toList();
  }

  Optional<CaseForm> offered(CaseView view, String name) {
    return known(view, name)
      .filter(form -> form.offered().test(view) && (form.waiting() == null || form.waiting().is(view, db)));
  }

  /** Whether it makes sense now or not. */
  Optional<CaseForm> known(CaseView view, String name) {
    return theirs(view.found()).filter(form -> form.name().equals(name)).findFirst();
  }

  /** Whether it is theirs to send, whether it makes sense now or not. */
  boolean mayBeSent(ReturnCase of, String name) {
    return theirs(of).anyMatch(form -> form.name().equals(name));
  }

  private Stream<CaseForm> theirs(ReturnCase of) {
    return forms.stream().filter(form -> access.may(form.act(), of.subject()));
  }

  /** The acts that write the same as this form does: its own, and those of the forms that meet the same safeguards. */
  Set<Act> alike(CaseForm form) {
    return forms.stream().filter(other -> other.act() == form.act() || other.meets().stream().anyMatch(form.meets()::contains))
      .map(CaseForm::act).collect(Collectors.toCollection(() -> EnumSet.noneOf(Act.class)));
  }
}
