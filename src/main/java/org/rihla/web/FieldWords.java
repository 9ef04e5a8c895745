package org.rihla.web;

import com.ibm.icu.text.Collator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.reference.Codes;
import org.rihla.web.Field.Choice;

/** What a form says around its fields, in the reader's language. */
record FieldWords(Ui ui, Messages messages, Codes codes) {

  private static final Set<String> ALPHABETIC = Set.of("country", "language", "airport");

  /** Data, or the form's own words, or the common ones. */
  String question(String form, Field field) {
    if (field.question() != null) return field.question();
    return ui.tOr("form." + form + "." + field.name(), "field." + field.name());
  }

  @Nullable
  String hint(String form, Field field) {
    var said = Stream.of(general(form, field), field.note(), field.currency() == null
      ? null
      : ui.t("field.in-currency", ui.currency(field.currency()))).filter(Objects::nonNull).collect(Collectors.joining(" "));
    return said.isEmpty() ? null : said;
  }

  private @Nullable String general(String form, Field field) {
    var own = find("form." + form + "." + field.name() + ".hint");
    return own == null ? find("field." + field.name() + ".hint") : own;
  }

  List<Choice> choices(Field field) {
    var list = field.list();
    if (list == null || !field.choices().isEmpty()) return field.choices();
    var labels = list.equals("country")
      ? codes.countries().stream().map(country -> new Choice(country.code(), ui.country(country.code())))
      : codes.of(list).stream().map(code -> new Choice(code.code(), asked(list, code.code())));
    if (!ALPHABETIC.contains(list)) return labels.toList();
    var order = Collator.getInstance(ui.language().locale());
    return labels.sorted((a, b) -> order.compare(a.label(), b.label())).toList();
  }

  /** Where a question needs other words than its answer: nobody knows yet whether a child is spoken of. */
  private String asked(String list, String code) {
    var own = find("asked." + list + "." + code);
    return own == null ? ui.code(list, code) : own;
  }

  private @Nullable String find(String key) { return messages.find(key, ui.language()); }
}
