package org.rihla.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.database.Answers;
import org.rihla.database.CaseRows;
import org.rihla.values.PersonId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One thing that can be written into a case on a screen. The module that owns the verb brings the form; the case page offers it to those who may.
 * Title and hint are the messages {@code form.<name>.title} and {@code form.<name>.hint}.
 *
 * @param name its place in the address, unique among all forms: lower case and hyphens
 * @param act the right it takes; the verb itself checks again
 * @param section of the case page
 * @param offered whether it makes sense now
 * @param waiting what must wait for it besides; null where nothing must
 * @param meets the safeguards it helps to meet, which link to it
 * @param additive whether what it writes stands beside what others write, so that nobody is overtaken
 * @param stored what stands now where it would write, for whoever is overtaken
 */
public record CaseForm(String name, Act act, String section, Predicate<CaseView> offered, @Nullable Waiting<?> waiting,
  Function<CaseView, List<Field>> fields,
  BiFunction<CaseView, Entry, Outcome> submit, Set<Safeguard> meets, boolean additive, Stored stored) {

  /** @param some whether such a row waits */
  public record Waiting<T>(CaseRows<T> rows, BiPredicate<CaseView, T> some) {

    boolean isIn(CaseView view, Answers answers) { return answers.to(rows).stream().anyMatch(row -> some.test(view, row)); }

    boolean is(CaseView view, JdbcClient db) { return rows.of(view.id(), db).stream().anyMatch(row -> some.test(view, row)); }
  }

  /** By the names of the questions, as they are answered; "" where nothing stands, and no entry where it does not matter. */
  @FunctionalInterface
  public interface Stored {
    Map<String, String> of(CaseView view, Entry entry);
  }

  public static Draft of(String name, Act act, String section) {
    return new Draft(name, act, section, CaseForm::open, null, Set.of(), false);
  }

  /** The one it is about, if it asks for one of the group and was told. */
  @Nullable
  PersonId person(CaseView view, Entry entry) {
    return view.found().members().stream().filter(each -> entry.typed("person", each.toString())).findFirst().orElse(null);
  }

  /** Those it is about; none where it asks for nobody, or was not told. */
  List<PersonId> about(CaseView view, Entry entry) {
    return view.found().members().stream().filter(each -> entry.typed("person", each.toString()) || entry.typed("persons", each.toString()))
      .toList();
  }

  private static boolean open(CaseView view) { return view.found().stage() != Stage.CLOSED; }

  /** A form that does not yet say what it asks and does. */
  public record Draft(String name, Act act, String section, Predicate<CaseView> offered, @Nullable Waiting<?> waiting, Set<Safeguard> meets,
    boolean additive) {

    public Draft during(Stage first, Stage... more) {
      var stages = EnumSet.of(first, more);
      return new Draft(name, act, section, view -> stages.contains(view.found().stage()), waiting, meets, additive);
    }

    public Draft beforeBoarding() {
      return new Draft(name, act, section, view -> view.found().stage().beforeBoarding(), waiting, meets, additive);
    }

    /** Only where there is something to do, beside what the stage allows. */
    public Draft when(Predicate<CaseView> more) {
      return new Draft(name, act, section, offered.and(more), waiting, meets, additive);
    }

    /** Only where one of these rows of the case waits for it. They are asked with everything else that the page asks. */
    public <T> Draft where(CaseRows<T> rows, Predicate<T> waits) {
      return where(rows, (_, row) -> waits.test(row));
    }

    /** The same, where it depends on who reads it. */
    public <T> Draft where(CaseRows<T> rows, BiPredicate<CaseView, T> waits) {
      return new Draft(name, act, section, offered, new Waiting<>(rows, waits), meets, additive);
    }

    /** Also when the case is closed: what a person may ask for at any time. */
    public Draft always() {
      return new Draft(name, act, section, _ -> true, waiting, meets, additive);
    }

    public Draft atHome() { return new Draft(name, act, section, view -> view.found().stage().home(), waiting, meets, additive); }

    public Draft meets(Safeguard... safeguards) { return new Draft(name, act, section, offered, waiting, Set.of(safeguards), additive); }

    /** Several may do it at once, each for themselves. */
    public Draft besideOthers() {
      return new Draft(name, act, section, offered, waiting, meets, true);
    }

    public Asking asks(Function<CaseView, List<Field>> fields) { return new Asking(this, fields, (_, _) -> Map.of()); }
  }

  /** A form that does not yet say what it does. */
  public record Asking(Draft draft, Function<CaseView, List<Field>> fields, Stored stored) {

    /** Where it writes over something: what stands there now. */
    public Asking over(Stored stored) {
      return new Asking(draft, fields, stored);
    }

    public CaseForm does(BiFunction<CaseView, Entry, Outcome> submit) {
      return new CaseForm(draft.name, draft.act, draft.section, draft.offered, draft.waiting, fields, submit, draft.meets, draft.additive,
        stored);
    }
  }
}
