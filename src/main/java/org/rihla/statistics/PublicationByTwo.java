package org.rihla.statistics;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Kind;
import org.rihla.web.FourEyes;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** A statement is published by somebody who has read it, and did not propose it. */
@Component
class PublicationByTwo implements FourEyes {

  private final Publications publications;

  PublicationByTwo(Publications publications) {
    this.publications = publications;
  }

  @Override
  public Kind kind() { return Kind.PUBLICATION; }

  @Override
  public List<Line> told(SecondLook look, Ui ui) {
    var publication = publications.find(UUID.fromString(look.word(0))).orElseThrow();
    return List.of(new Line("statement.year", String.valueOf(publication.year())), new Line("statement.cut-off", ui.date(publication
      .cutOff())));
  }

  @Override
  public String page(SecondLook look) { return "/statement/proposed/" + look.word(0); }

  @Override
  public Optional<String> confirmed(SecondLook look) { return publications.publish(UUID.fromString(look.word(0))); }
}
