package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.rihla.AllRows;
import org.rihla.access.Actor;
import org.rihla.access.Demonstration;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.assistance.CaseBudgets;
import org.rihla.assistance.Deliveries;
import org.rihla.assistance.Needs;
import org.rihla.assistance.Referrals;
import org.rihla.casework.Consenting;
import org.rihla.casework.Correcting;
import org.rihla.casework.Decisions;
import org.rihla.casework.Eligibility;
import org.rihla.casework.Move;
import org.rihla.casework.Moves;
import org.rihla.casework.Outcome;
import org.rihla.casework.Particulars;
import org.rihla.casework.Registration;
import org.rihla.casework.Team;
import org.rihla.casework.Transfers;
import org.rihla.casework.UrgentTransfers;
import org.rihla.counselling.Conversations;
import org.rihla.counselling.Declarations;
import org.rihla.counselling.TwoOfficeSessions;
import org.rihla.funding.Funds;
import org.rihla.funding.Payments;
import org.rihla.health.Examinations;
import org.rihla.monitoring.ContactAttempts;
import org.rihla.monitoring.Surveys;
import org.rihla.protection.BestInterests;
import org.rihla.protection.Children;
import org.rihla.protection.Holds;
import org.rihla.protection.Safety;
import org.rihla.protection.Screening;
import org.rihla.protection.SupportDecisions;
import org.rihla.reference.Codes;
import org.rihla.reintegration.Instalments;
import org.rihla.reintegration.Plans;
import org.rihla.travel.Departures;
import org.rihla.travel.Journeys;
import org.rihla.travel.TravelDocuments;
import org.rihla.values.Calendar;
import org.rihla.values.Country;
import org.rihla.values.Money;
import org.rihla.values.OfficeCode;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A programme at work: offices with their staff, money, and everybody's verbs. */
final class Programme {

  static final String RABAT = "RBA";
  static final String CASABLANCA = "CAS";
  static final String OUJDA = "OUJ";
  static final String CONAKRY = "GIN";
  static final String ABIDJAN = "CIV";
  static final Country GUINEA = new Country("GIN");
  static final List<String> CATEGORIES = List.of("TRAVEL", "RECEPTION", "REINTEGRATION");

  private static final AtomicInteger COUNTRIES_BORROWED = new AtomicInteger();

  final AllRows db;
  final TransactionTemplate transaction;
  final Registration registration;
  final Team team;
  final Particulars particulars;
  final Consenting consenting;
  final Transfers transfers;
  final UrgentTransfers urgent;
  final Conversations conversations;
  final Declarations declarations;
  final TwoOfficeSessions sessions;
  final Screening screening;
  final SupportDecisions support;
  final Holds holds;
  final Safety safety;
  final Children children;
  final BestInterests bestInterests;
  final Needs needs;
  final Deliveries deliveries;
  final Referrals referrals;
  final CaseBudgets budgets;
  final Decisions decisions;
  final Correcting correcting;
  final Eligibility eligibility;
  final Moves moves;
  final TravelDocuments documents;
  final Journeys journeys;
  final Departures departures;
  final Examinations examinations;
  final Plans plans;
  final Instalments instalments;
  final Payments payments;
  final Surveys surveys;
  final ContactAttempts attempts;
  final Staff staff;
  private final Offices offices;
  private final Demonstration demonstration;
  private final Funds funds;
  private final Codes codes;

  Programme(ApplicationContext context) throws Exception {
    db = context.getBean(AllRows.class);
    transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    team = context.getBean(Team.class);
    registration = context.getBean(Registration.class);
    particulars = context.getBean(Particulars.class);
    consenting = context.getBean(Consenting.class);
    transfers = context.getBean(Transfers.class);
    urgent = context.getBean(UrgentTransfers.class);
    conversations = context.getBean(Conversations.class);
    declarations = context.getBean(Declarations.class);
    sessions = context.getBean(TwoOfficeSessions.class);
    screening = context.getBean(Screening.class);
    support = context.getBean(SupportDecisions.class);
    holds = context.getBean(Holds.class);
    safety = context.getBean(Safety.class);
    children = context.getBean(Children.class);
    bestInterests = context.getBean(BestInterests.class);
    needs = context.getBean(Needs.class);
    deliveries = context.getBean(Deliveries.class);
    referrals = context.getBean(Referrals.class);
    budgets = context.getBean(CaseBudgets.class);
    decisions = context.getBean(Decisions.class);
    correcting = context.getBean(Correcting.class);
    eligibility = context.getBean(Eligibility.class);
    moves = context.getBean(Moves.class);
    documents = context.getBean(TravelDocuments.class);
    journeys = context.getBean(Journeys.class);
    departures = context.getBean(Departures.class);
    examinations = context.getBean(Examinations.class);
    plans = context.getBean(Plans.class);
    instalments = context.getBean(Instalments.class);
    payments = context.getBean(Payments.class);
    surveys = context.getBean(Surveys.class);
    attempts = context.getBean(ContactAttempts.class);
    staff = context.getBean(Staff.class);
    offices = context.getBean(Offices.class);
    demonstration = context.getBean(Demonstration.class);
    funds = context.getBean(Funds.class);
    codes = context.getBean(Codes.class);
    if (offices.ofOrigin(GUINEA).isEmpty()) {
      openOffice(GUINEA);
      openOffice(new Country(ABIDJAN));
      demonstration.hireEverybody();
      for (var category : CATEGORIES) endow(category, GUINEA, 100_000_000);
    }
  }

  private void openOffice(Country country) {
    var facts = codes.countryFacts(country.code());
    assertThat(facts).isNotNull();
    offices.open(new Office(new OfficeCode(country.code()), Office.Kind.ORIGIN, null, country, java.time.ZoneId.of(facts.timeZone()), facts
      .languages(), facts.currency()));
  }

  /** A country of return that no other test uses, with an office of its own and no money yet. */
  Country anotherCountry() {
    var country = List.of("SEN", "MLI", "GMB", "GHA", "TGO", "BEN", "NER", "BFA").stream().skip(COUNTRIES_BORROWED.getAndIncrement())
      .map(Country::new)
      .findFirst().orElseThrow();
    openOffice(country);
    demonstration.hireAt(new OfficeCode(country.code())); // not everybody: other tests may have made accounts of their own by now
    return country;
  }

  void endow(String category, Country country, long cents) throws Exception {
    as(Role.FINANCE_OFFICER, RABAT).doing(() -> funds.addLine(funds.open("Invented donor", "(invented) " + category), category, country,
      new Money(cents, "MAD"), LocalDate.of(2020, 1, 1), LocalDate.of(2040, 1, 1)));
  }

  Actor as(Role role, String office) { return as(role, office, ""); }

  /** @param number 2 for the second of them */
  Actor as(Role role, String office, String number) {
    return staff.find(Demonstration.login(role, new OfficeCode(office)) + number).orElseThrow();
  }

  /** Somebody of whom nothing is known in any other test; invented, like everybody here. */
  Actor newcomer(String login, Role role, String office) {
    var who = staff.add(login, role, new OfficeCode(office), "four plain words here");
    db.sql("update access.staff set invented = true where login = ?").param(login).update();
    return who;
  }

  /** Does it on that day, at noon. */
  static <T> T on(LocalDate day, Actor who, Callable<T> deed) {
    try {
      return Calendar.at(day.atTime(12, 0).toInstant(ZoneOffset.UTC), () -> who.doing(deed));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static void done(Outcome outcome) { assertThat(outcome).isEqualTo(Outcome.done()); }

  static void made(Move move) { assertThat(move).isInstanceOf(Move.Made.class); }
}
