package org.rihla.counselling;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.rihla.access.Office;
import org.rihla.casework.CaseView;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.rihla.web.Messages;
import org.springframework.stereotype.Component;

/** Says by whose clock an hour is meant: two offices that plan one hour look at two clocks. */
@Component
class TwoClocks {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final Messages messages;
  private final Codes codes;
  private final Clock clock;

  TwoClocks(Messages messages, Codes codes, Clock clock) {
    this.messages = messages;
    this.codes = codes;
    this.clock = clock;
  }

  /** What both clocks show now; the hour typed is the reader's. */
  String now(CaseView view) {
    var theirs = view.readerIsAtOrigin() ? view.host() : view.origin();
    var own = view.readerIsAtOrigin() ? view.origin() : view.host();
    return messages.text("counselling.clocks-now", view.language(), country(own, view.language()), hour(own),
      country(theirs, view.language()), hour(theirs));
  }

  private String country(Office office, Language language) { return codes.country(office.country().code(), language); }

  private String hour(Office office) { return HOUR.format(clock.instant().atZone(office.zone())); }
}
