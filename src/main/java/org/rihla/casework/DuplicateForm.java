package org.rihla.casework;

import static org.rihla.web.Field.one;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Act;
import org.rihla.people.IdentityIndex.Hit;
import org.rihla.people.Persons;
import org.rihla.values.PersonId;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Messages;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether somebody is known already, asked anew where a correction made them like somebody else, or where whoever registered them could not see. */
@Configuration
class DuplicateForm {

  private final Correcting correcting;
  private final WhoCanTell whoCanTell;
  private final CaseDesk desk;
  private final Persons persons;
  private final InterviewQuestions interview;
  private final Messages messages;

  DuplicateForm(Correcting correcting, WhoCanTell whoCanTell, CaseDesk desk, Persons persons, InterviewQuestions interview,
    Messages messages) {
    this.correcting = correcting;
    this.whoCanTell = whoCanTell;
    this.desk = desk;
    this.persons = persons;
    this.interview = interview;
    this.messages = messages;
  }

  @Bean
  CaseForm duplicateQuestion() {
    return CaseForm.of("duplicate-question", Act.ANSWER_DUPLICATE_QUESTION, "people").beforeBoarding()
      .when(view -> !view.masked() && !asked(view).isEmpty()).meets(Safeguard.DUPLICATE_QUESTION_ANSWERED).asks(this::questions)
      .does((view, entry) -> {
        var same = entry.maybe("samePerson");
        return correcting.answerDuplicateQuestion(view.id(), entry.person(), entry.text("duplicate"),
          same == null ? null : PersonId.of(same));
      });
  }

  /** Whoever would have to guess is not asked. */
  private List<PersonId> asked(CaseView view) {
    return view.toldAs(Fact.DUPLICATE_QUESTION, Fact.NO).stream().filter(person -> !whoCanTell.wouldGuess(view.id(), person)).toList();
  }

  private List<Field> questions(CaseView view) {
    var alike = asked(view).stream().flatMap(person -> whoCanTell.alike(person).stream()).map(Hit::person).distinct().toList();
    var visible = alike.stream().flatMap(this::visible).toList();
    desk.listed("alike", alike.stream().flatMap(person -> desk.naming(person).stream()).toList());
    var which = view.which(asked(view));
    var hidden = alike.size() - visible.size();
    return List.of(
      which.noting(Stream.concat(visible.stream().map(Choice::label), Stream.of(messages.text("duplicate.out-of-sight", view.language(),
        hidden)).filter(_ -> hidden > 0)).collect(Collectors.joining("\n"))),
      interview.duplicateAnswer(view.language(), true),
      one("samePerson", visible).optional());
  }

  /** Of somebody out of the reader's sight it is not said who it is. */
  private Stream<Choice> visible(PersonId other) {
    return desk.naming(other).stream().flatMap(found -> persons.find(other).stream().map(who -> new Choice(other.toString(),
      Ui.apart(who.fullName()) + " · " + who.birthDate().getYear() + " · " + Ui.apart(found.number()))));
  }
}
