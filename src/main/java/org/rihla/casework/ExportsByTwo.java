package org.rihla.casework;

import java.util.List;
import java.util.Optional;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Kind;
import org.rihla.web.FourEyes;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** More than a few people in one list: somebody else knows how many, and what for. Taking it is then for who asked. */
@Component
class ExportsByTwo implements FourEyes {

  @Override
  public Kind kind() { return Kind.EXPORT; }

  @Override
  public List<Line> told(SecondLook look, Ui ui) {
    return List.of(new Line("case.persons", ui.number(Long.parseLong(look.word(1)))), new Line("field.exportPurpose", ui.code(
      "export_purpose", look.word(2))), new Line("field.fileFormat", look.word(3)));
  }

  @Override
  public Optional<String> confirmed(SecondLook look) { return Optional.empty(); }
}
