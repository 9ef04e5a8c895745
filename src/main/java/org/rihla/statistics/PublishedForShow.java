package org.rihla.statistics;

import org.rihla.access.Accounts;
import org.rihla.access.Actor;
import org.rihla.access.Demonstration;
import org.rihla.access.Role;
import org.rihla.access.SecondLook.Answer;
import org.rihla.access.Staff;
import org.rihla.statistics.Publications.Proposed;
import org.rihla.values.OfficeCode;
import org.rihla.web.Answering;
import org.springframework.stereotype.Service;

/**
 * What a demonstration has to show to those who read published figures and nothing else: the year that it is about, proposed by one of its invented
 * staff and published by another, as it is done everywhere.
 */
@Service
public class PublishedForShow {

  private static final int NONE = 0;
  private static final OfficeCode HEAD_OFFICE = new OfficeCode("RBA");

  private final Publications publications;
  private final AnnualStatement statement;
  private final Answering answering;
  private final Accounts accounts;
  private final Staff staff;

  PublishedForShow(Publications publications, AnnualStatement statement, Answering answering, Accounts accounts, Staff staff) {
    this.publications = publications;
    this.statement = statement;
    this.answering = answering;
    this.accounts = accounts;
    this.staff = staff;
  }

  /** Once: where something was published or proposed already, or there is no year, nothing is done. */
  public void publish() {
    if (accounts.people() != Accounts.People.INVENTED || !publications.all().isEmpty()) return;
    int last = statement.lastYear(NONE);
    if (last != NONE) publish(last);
  }

  private void publish(int year) {
    try {
      var proposed = one(Role.ME_OFFICER).doing(() -> publications.propose(year));
      if (!(proposed instanceof Proposed.Done(var id))) throw new IllegalStateException("not proposed: " + proposed);
      var look = publications.find(id).orElseThrow().look();
      one(Role.OFFICE_MANAGER).doing(() -> answering.answer(look, Answer.CONFIRMED)).ifPresent(why -> {
        throw new IllegalStateException("not published: " + why);
      });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Actor one(Role role) {
    var login = Demonstration.login(role, HEAD_OFFICE);
    return staff.active().stream().filter(each -> each.login().equals(login)).findFirst().orElseThrow();
  }
}
