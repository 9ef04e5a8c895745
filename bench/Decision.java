import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Policy;
import org.rihla.access.Right;
import org.rihla.access.Role;
import org.rihla.access.Subject;
import org.rihla.access.Subject.Period;
import org.rihla.access.Subject.Worker;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;

/**
 * How long one decision takes: each role asks each right in each compartment, and each act, of a case to which it has each of the six relations;
 * in an order that no branch predictor learns, and each decision timed by itself. The first round is measured too: that is the day after a start.
 *
 * <p>java -cp "target/classes:target/app/lib/*" bench/Decision.java
 */
class Decision {

  private static final OfficeCode HOST = new OfficeCode("CAS");
  private static final OfficeCode HEAD = new OfficeCode("RBA");
  private static final OfficeCode ORIGIN = new OfficeCode("CIV");
  private static final OfficeCode ANOTHER = new OfficeCode("OUJ");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  /** As many work on a case, and as many are named, as on the fullest of the demonstration. */
  private static final int COLLEAGUES = 8;

  enum Relation {
    ANOTHER_OFFICE, HOST_OFFICE, HOST_ASSIGNED, HOST_NAMED, ORIGIN_OFFICE, ORIGIN_ASSIGNED
  }

  /** One question, and nothing that has to be made for it. */
  interface Question {
    Object ask(Policy policy);
  }

  private static final StaffId ME = new StaffId(UUID.randomUUID());

  private static Actor somebody(Role role, Relation relation) {
    return new Actor(ME, "somebody", role, switch (relation) {
      case ANOTHER_OFFICE -> ANOTHER;
      case HOST_OFFICE, HOST_ASSIGNED, HOST_NAMED -> HOST;
      case ORIGIN_OFFICE, ORIGIN_ASSIGNED -> ORIGIN;
    });
  }

  private static Subject of(Role role, Relation relation) {
    var sealed = EnumSet.noneOf(Compartment.class);
    for (var compartment : Compartment.values()) if (compartment.sealed()) sealed.add(compartment);
    var workers = new java.util.HashMap<StaffId, Worker>();
    var named = new java.util.HashMap<StaffId, Set<Compartment>>();
    for (int i = 0; i < COLLEAGUES; i++) {
      var colleague = new StaffId(UUID.randomUUID());
      workers.put(colleague, new Worker(Role.RETURN_COUNSELLOR, HOST, TODAY));
      named.put(colleague, sealed);
    }
    if (relation == Relation.HOST_ASSIGNED || relation == Relation.HOST_NAMED || relation == Relation.ORIGIN_ASSIGNED)
      workers.put(ME, new Worker(role, HOST, TODAY));
    if (relation == Relation.HOST_NAMED) named.put(ME, sealed);
    var now = new Period(TODAY.minusDays(1), TODAY.plusDays(1));
    return new Subject(new CaseId(UUID.randomUUID()), HOST, HEAD, ORIGIN, true, workers, named, now, now);
  }

  private static List<Question> questions() {
    var questions = new ArrayList<Question>();
    for (var role : Role.values())
      for (var relation : Relation.values()) {
        var who = somebody(role, relation);
        var subject = of(role, relation);
        for (var compartment : Compartment.values())
          for (var right : Right.values()) questions.add(policy -> policy.decide(who, compartment, right, subject, TODAY));
        for (var act : Act.values()) questions.add(policy -> policy.decide(who, act, subject, TODAY));
      }
    Collections.shuffle(questions, new Random(1));
    return questions;
  }

  private static List<Long> round(List<Question> questions, Policy policy, Map<org.rihla.access.Decision, Long> answers) {
    var times = new ArrayList<Long>(questions.size());
    for (var question : questions) {
      long from = System.nanoTime();
      var answer = question.ask(policy);
      times.add(System.nanoTime() - from);
      answers.merge((org.rihla.access.Decision) answer, 1L, Long::sum);
    }
    return times;
  }

  private static void print(String name, List<Long> times) {
    Collections.sort(times);
    System.out.printf("%-22s %9d %8.2f %8.2f %8.2f %8.2f %8.2f%n", name, times.size(), times.stream().mapToLong(Long::longValue).average().orElseThrow() / 1e3,
      at(times, 0.5), at(times, 0.99), at(times, 0.999), times.getLast() / 1e3);
  }

  private static double at(List<Long> sorted, double share) { return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share))) / 1e3; }

  public static void main(String[] args) throws Exception {
    var made = Policy.class.getDeclaredConstructor();
    made.setAccessible(true);
    var policy = made.newInstance();
    var questions = questions();
    System.out.printf("%d roles, %d compartments, %d rights, %d acts, %d relations%n%n", Role.values().length, Compartment.values().length, Right.values().length,
      Act.values().length, Relation.values().length);
    System.out.printf("%-22s %9s %8s %8s %8s %8s %8s%n", "decisions, in µs", "number", "mean", "p50", "p99", "p99.9", "longest");
    var answers = new EnumMap<org.rihla.access.Decision, Long>(org.rihla.access.Decision.class);
    print("first round", round(questions, policy, answers));
    System.out.println("                       " + answers);
    for (int i = 0; i < 20; i++) round(questions, policy, new EnumMap<>(org.rihla.access.Decision.class));
    var warm = new ArrayList<Long>();
    for (int i = 0; i < 20; i++) warm.addAll(round(questions, policy, new EnumMap<>(org.rihla.access.Decision.class)));
    print("after 20 rounds", warm);
  }
}
