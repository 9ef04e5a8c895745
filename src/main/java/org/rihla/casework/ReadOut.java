package org.rihla.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Organisation;
import org.rihla.privacy.ConsentTexts;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.privacy.Disclosure;
import org.rihla.privacy.Purpose;
import org.rihla.privacy.Reading;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Language;
import org.rihla.web.Messages;
import org.rihla.web.Quote;
import org.springframework.stereotype.Component;

/**
 * The words that are read out, code list {@code consent_text}: one row for each purpose and version, the newest last. Who runs the programme and which
 * countries it is about are no part of them: the words have room for these names, and say the same without.
 */
@Component
public class ReadOut implements ConsentTexts {

  private final Codes codes;
  private final Organisation organisation;
  private final Messages messages;
  private final Disclosure disclosure = new Disclosure();
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  ReadOut(Codes codes, Organisation organisation, Messages messages) {
    this.messages = messages;
    this.codes = codes;
    this.organisation = organisation;
  }

  @Override
  public String version(String purpose) {
    return versions.computeIfAbsent(purpose, _ -> codes.of("consent_text").stream().filter(text -> text.attribute().equals(purpose))
      .reduce((_, later) -> later).map(text -> text.code().substring(purpose.length() + 1)).orElseThrow());
  }

  /** The languages in which there is something to read, that of the person first, then the reader's own. @param spoken ISO 639 */
  static List<Language> inWhich(String spoken, Language readers) {
    return Stream.concat(Stream.concat(Reading.inTheirs(spoken).map(Reading::in).stream(), Stream.of(readers)), Arrays.stream(Language
      .values())).distinct().toList();
  }

  /** What is read today for that purpose, in all languages. @param origin null where nobody knows yet */
  public List<Quote> today(Purpose purpose, String spoken, Language readers, Country host, @Nullable Country origin) {
    var names = organisation.today().orElse(null);
    return inWhich(spoken, readers).stream()
      .map(in -> new Quote(in, words(purpose.name(), version(purpose.name()), in, names, host, origin),
        opened(purpose, version(purpose.name()), in)))
      .toList();
  }

  /** Which fields a yes opens: who is asked is told, and not only of a file. Who is named is told more than fields, in words. */
  private String opened(Purpose purpose, String version, Language in) {
    return disclosure
      .opened(purpose, version).map(fields -> messages.text(purpose.recipient().isNamed() ? "consent.opens.named" : "consent.opens",
        in,
        fields.stream().map(field -> codes.label("disclosable", field.name(), in))
          .collect(Collectors.joining(messages.text("list.comma", in)))))
      .orElse("");
  }

  /** The same on the page of a case. */
  public List<Quote> today(Purpose purpose, CaseView view) {
    return today(purpose, view.spoken(), view.language(), view.host().country(), view.found().country());
  }

  /** What was read to somebody, as they heard it, and then in the reader's own language. Of old records nobody knows in which it was read. */
  public List<Quote> read(Recorded said, Language readers) {
    var reading = Objects.requireNonNullElse(said.consent().reading(), Reading.in(readers));
    var names = reading.organisation() == null ? null : organisation.get(reading.organisation());
    return Stream.of(reading.in(), readers).distinct()
      .map(in -> new Quote(in, words(said.consent().purpose(), said.version(), in, names, reading.host(), reading.origin()),
        ""))
      .toList();
  }

  private String words(String purpose, String version, Language in, Organisation.@Nullable Names names, @Nullable Country host,
    @Nullable Country origin) {
    return codes.label("consent_text", purpose + "_" + version, in).replace("{organisation}", named(names == null ? null : names.in(in)))
      .replace("{host}", named(host == null ? null : codes.country(host.code(), in)))
      .replace("{origin}", named(origin == null ? null : codes.country(origin.code(), in)));
  }

  private static String named(@Nullable String name) { return name == null ? "" : " (" + name + ")"; }
}
