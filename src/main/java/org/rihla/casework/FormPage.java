package org.rihla.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.drafts.Drafting;
import org.rihla.values.Ids;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of one form about a case.
 *
 * @param name of the form, for its words
 * @param seen how far it knows the case
 * @param since how far the page knew it from which somebody was overtaken, so that the news is told in another language too; else ""
 * @param news what they are told then
 * @param drafting what it carries so that nothing typed is lost; null where nothing may be kept
 */
public record FormPage(CaseView view, String name, List<Field> fields, Entry entry, List<String> refusals, String key, String seen,
  String since, @Nullable News news, @Nullable Drafting drafting) {

  /** As it is asked first, or as it was left: then it knows the case as far as it did when it was begun. */
  static FormPage asking(CaseView view, String name, List<Field> fields, Seen seen, @Nullable Drafting drafting) {
    var draft = drafting == null ? null : drafting.draft();
    return draft == null
      ? page(view, name, fields, Entry.empty(fields), Ids.next().toString(), seen, drafting)
      : page(view, name, fields, Entry.begun(fields, draft.typed()), Ids.next().toString(), Seen.read(draft.version()), drafting);
  }

  /** As it came back. */
  static FormPage sent(CaseView view, String name, List<Field> fields, Entry entry, String key, Seen seen, @Nullable Drafting drafting) {
    return page(view, name, fields, entry, key, seen, drafting);
  }

  private static FormPage page(CaseView view, String name, List<Field> fields, Entry entry, String key, Seen seen,
    @Nullable Drafting drafting) {
    return new FormPage(view, name, fields, entry, List.of(), key, seen.toString(), "", null, drafting);
  }

  /** Where there is so much to type that one may want to go on later. */
  public @Nullable Drafting toKeep() {
    return Drafting.isLong(fields) ? drafting : null;
  }

  /** Nothing waits to be chosen, and so there is nothing to fill in. */
  public boolean nothingToChoose() {
    return fields.stream()
      .anyMatch(field -> field.required() && field.choices().isEmpty() && field.list() == null && field.kind() == Field.Kind.ONE);
  }

  FormPage refused(List<String> reasons) {
    return new FormPage(view, name, fields, entry, reasons, key, seen, since, news,
      drafting);
  }

  FormPage told(News told, Seen now, String before) {
    return new FormPage(view, name, fields, entry, refusals, key, now.toString(), before, told, drafting);
  }

  ModelAndView view(HttpStatus status) { return new ModelAndView("casework/form", Map.of("page", this), status); }
}
