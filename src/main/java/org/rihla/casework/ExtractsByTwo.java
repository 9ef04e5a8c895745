package org.rihla.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Kind;
import org.rihla.web.FourEyes;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** An extract is approved by somebody who is told for whom, why, which fields and of how many; of whom is for those who work with them. */
@Component
class ExtractsByTwo implements FourEyes {

  private final Extracts extracts;

  ExtractsByTwo(Extracts extracts) {
    this.extracts = extracts;
  }

  @Override
  public Kind kind() { return Kind.EXTRACT; }

  @Override
  public List<Line> told(SecondLook look, Ui ui) {
    return extracts.of(UUID.fromString(look.word(0))).map(extract -> List.of(new Line("field.extractRecipient", Extracts.recipient(extract
      .wish(), ui)), new Line("field.legalBasis", ui.code("legal_basis", extract.wish().basis())),
      new Line("field.extractFields", extract.wish()
        .fields().stream().map(field -> ui.t("field.extract." + field)).collect(Collectors.joining(", "))),
      new Line("case.persons", ui.number(
        extract.persons().size()))))
      .orElse(List.of());
  }

  @Override
  public String page(SecondLook look) { return "/extracts/" + look.word(0); }

  @Override
  public Optional<String> confirmed(SecondLook look) { return Optional.empty(); }
}
