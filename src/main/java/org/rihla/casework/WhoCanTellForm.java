package org.rihla.casework;

import static org.rihla.web.Field.one;

import java.util.List;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.values.StaffId;
import org.rihla.web.Field.Choice;
import org.rihla.web.Readers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The manager finds a colleague who can say whether a newcomer is somebody known. */
@Configuration
class WhoCanTellForm {

  @Bean
  CaseForm whoCanTell(WhoCanTell whoCanTell, Readers readers) {
    return CaseForm.of("who-can-tell", Act.ASSIGN, "people").beforeBoarding()
      .when(view -> !view.toldAs(Fact.DUPLICATE_QUESTION, Fact.NO).isEmpty() && !whoCanTell.asked(view.id()).isEmpty())
      .asks(view -> {
        var ui = readers.ui(view.language());
        return List.of(one("who", whoCanTell.colleagues(view.found()).stream()
          .map(each -> new Choice(each.id().toString(), each.login() + " · " + ui.code("role", each.role().name()))).toList()));
      }).does((view, entry) -> whoCanTell.give(view.id(), new StaffId(UUID.fromString(entry.text("who")))));
  }
}
