package org.rihla.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.drafts.Drafting;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * One step of the first interview. Each carries the answers of the others with it, so that whichever is sent, kept or held is the whole.
 *
 * @param view of the group that somebody joins; null of the first of it
 * @param fields all that are asked, on whichever page
 * @param known who is much like them
 * @param seen how far it knows the case; "" where there is none yet
 * @param grown whether they are known to be no child
 * @param elsewhere whether the same interview was begun on another page too, and that is kept
 * @param readsAgain whether everything was read again before, and this step is only changed
 * @param cameBack whether somebody goes on with what they had left
 */
public record InterviewPage(@Nullable CaseView view, Step step, List<Field> fields, Entry entry, List<String> refusals,
  List<MaybeSame> known, String key, String seen, @Nullable News news, Drafting drafting, boolean grown, boolean cameBack,
  boolean elsewhere,
  boolean readsAgain) {

  static InterviewPage of(@Nullable CaseView view, Step step, List<Field> fields, Entry entry, String key, Drafting drafting,
    boolean grown) {
    return new InterviewPage(view, step, fields, entry, List.of(), List.of(), key, "", null, drafting, grown, false, false, false);
  }

  InterviewPage refused(List<String> reasons, List<MaybeSame> alike) {
    return new InterviewPage(view, step, fields, entry, reasons, alike, key, seen, news, drafting, grown, cameBack, elsewhere, readsAgain);
  }

  InterviewPage knowing(String version) {
    return new InterviewPage(view, step, fields, entry, refusals, known, key, version, news, drafting, grown, cameBack, elsewhere,
      readsAgain);
  }

  InterviewPage told(News told) {
    return new InterviewPage(view, step, fields, entry, refusals, known, key, seen, told, drafting, grown, cameBack, elsewhere, readsAgain);
  }

  /** The other one can be thrown away, and this one sent. */
  InterviewPage besides() {
    return new InterviewPage(view, step, fields, entry, refusals, known, key, seen, news, drafting, grown, cameBack, true, readsAgain);
  }

  InterviewPage readingAgain(boolean again) {
    return new InterviewPage(view, step, fields, entry, refusals, known, key, seen, news, drafting, grown, cameBack, elsewhere, again);
  }

  InterviewPage back() {
    return new InterviewPage(view, step, fields, entry, refusals, known, key, seen, news, drafting, grown, true, elsewhere, readsAgain);
  }

  /** The questions of this step: of somebody grown up it is not asked what is asked for a child. */
  public List<Field> asked() {
    return step.among(fields).stream().filter(field -> step == Step.WHOLE || !grown || !Step.isOfChild(field)).toList();
  }

  /** All others, whose answers go along; but of somebody grown up no answer that was given for a child. */
  public List<Field> carried() {
    var asked = asked();
    return fields.stream().filter(field -> !asked.contains(field) && !(grown && Step.isOfChild(field))).toList();
  }

  public boolean talks() { return step != Step.WHOLE; }

  public boolean checks() { return step == Step.CHECK; }

  /** What must be mended before a case can be opened, and in which step. */
  public List<Field> wrong() {
    return fields.stream().filter(field -> entry.problems().containsKey(field.name())).toList();
  }

  /** Whether something of that step must be mended. */
  public boolean isWrong(Step other) {
    return wrong().stream().anyMatch(field -> Step.of(field) == other);
  }

  /** Where everything is read again only what is asked there may be open. */
  public boolean mayBeSent() {
    return !checks() || !entry.inAnotherLanguage() && wrong().stream().allMatch(field -> Step.of(field) == Step.CHECK);
  }

  /** What the first button does, and the key Enter; null: what the form does. */
  public @Nullable String onwards() {
    var next = readsAgain && step.next() != null ? Step.CHECK : step.next();
    return next == null ? null : drafting.keeping() + "?go=" + next;
  }

  public String at(Step other) { return drafting.address() + "?step=" + other; }

  public Step stepOf(Field field) { return Step.of(field); }

  ModelAndView view(HttpStatus status) { return new ModelAndView("casework/register", Map.of("page", this), status); }
}
