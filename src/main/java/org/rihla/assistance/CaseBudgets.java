package org.rihla.assistance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.rihla.access.Act;
import org.rihla.access.Offices;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.Releasing;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.funding.Reservations;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.Money;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The money of one case: all of it is reserved, or none. */
@Service
public class CaseBudgets implements Releasing {

  private static final Set<String> NEEDED = Set.of("TRAVEL", "RECEPTION", "REINTEGRATION");

  private final CaseDesk desk;
  private final Reservations reservations;
  private final Offices offices;
  private final Tasks tasks;
  private final TransactionTemplate savepoint;

  CaseBudgets(CaseDesk desk, Reservations reservations, Offices offices, Tasks tasks, PlatformTransactionManager transactions) {
    this.desk = desk;
    this.reservations = reservations;
    this.offices = offices;
    this.tasks = tasks;
    savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** @param cents by cost category, in the host office's currency; travel, reception and reintegration must be there */
  @Transactional
  public Outcome reserve(CaseId id, Map<String, Long> cents) {
    var found = desk.open(id, Act.RESERVE_MONEY);
    if (!found.stage().beforeBoarding()) return Outcome.refused("already-departed");
    if (!cents.keySet().containsAll(NEEDED)) return Outcome.refused("categories-missing");
    var currency = offices.find(found.host()).orElseThrow().currency();
    var lacking = allOrNone(found, cents, currency);
    if (!lacking.isEmpty())
      return new Outcome.Refused(lacking.stream().map(category -> noMoney(category, found.country(), currency)).toList());
    desk.record(found, Act.RESERVE_MONEY, "MONEY_RESERVED", null, String.join(" ", new TreeMap<>(cents).keySet()),
      Told.ofCase(Fact.MONEY, Fact.YES, desk.today()));
    tasks.finish(id, TaskKind.RESERVE_MONEY);
    return Outcome.done();
  }

  /** What is free today for a case, line by line, for those who reserve it. */
  List<Reservations.Free> free(ReturnCase of) {
    return reservations.free(of.id(), of.country(), offices.get(of.host()).currency(), desk.today());
  }

  /** Behind a savepoint: what was tried in vain is undone, and that it was refused can still be written down. @return what there is no money for */
  private List<String> allOrNone(ReturnCase of, Map<String, Long> cents, String currency) {
    return Objects.requireNonNull(savepoint.execute(attempt -> {
      reservations.release(of.id(), desk.today());
      var lacking = new ArrayList<String>();
      for (var category : new TreeMap<>(cents).entrySet()) {
        var asked = new Money(category.getValue(), currency);
        if (reservations.reserve(of.id(), category.getKey(), of.country(), asked, desk.today()).isEmpty()) lacking.add(category.getKey());
      }
      if (!lacking.isEmpty()) attempt.setRollbackOnly();
      return lacking;
    }));
  }

  /** Whether there is no line at all that may pay this today, or none with enough left. */
  private String noMoney(String category, Country country, String currency) {
    boolean open = reservations.anyLineOpen(category, country, currency, desk.today());
    return (open ? "not-enough-money" : "no-line-open") + " cost_category:" + category + " country:" + country + " currency:" + currency
      + " "
      + desk.today();
  }

  @Override
  public void release(ReturnCase ended) {
    if (ended.stage().beforeBoarding()) reservations.release(ended.id(), desk.today()); // afterwards it has been spent
  }

  /** A budget is of the group: whoever leaves gives back one share of as many as they were. */
  @Override
  public void release(ReturnCase of, PersonId leaving) { reservations.releaseShare(of.id(), of.members().size(), desk.today()); }
}
