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

  private static final String NOBODY = "NOBODY";

  @Bean
  CaseForm whoCanTell(WhoCanTell whoCanTell, Readers readers) {
    return CaseForm.of("who-can-tell", Act.ASSIGN, "people").beforeBoarding()
      .when(view -> !view.toldAs(Fact.DUPLICATE_QUESTION, Fact.NO).isEmpty() && !whoCanTell.asked(view.id()).isEmpty())
      .asks(view -> {
        var ui = readers.ui(view.language());
        var some = whoCanTell.colleagues(view.found()).stream()
          .map(each -> new Choice(each.id().toString(), each.login() + " · " + ui.code("role", each.role().name()))).toList();
        return List.of(one("who", some.isEmpty() ? List.of(new Choice(NOBODY, ui.t("who-can-tell.nobody"))) : some));
      }).does((view, entry) -> entry.text("who").equals(NOBODY)
        ? whoCanTell.nobody(view.id())
        : whoCanTell.give(view.id(), new StaffId(UUID.fromString(entry.text("who")))));
  }
}
