package org.rihla.oversight;

import java.util.List;
import java.util.Optional;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Kind;
import org.rihla.privacy.KeyCeremonies;
import org.rihla.web.FourEyes;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** A change of the key file is agreed on here, and done by whoever has the command line. */
@Component
class CeremoniesByTwo implements FourEyes {

  private final KeyCeremonies ceremonies;

  CeremoniesByTwo(KeyCeremonies ceremonies) {
    this.ceremonies = ceremonies;
  }

  @Override
  public Kind kind() { return Kind.CEREMONY; }

  @Override
  public List<Line> told(SecondLook look, Ui ui) {
    return List.of(new Line("keys.deed", ui.t("keys.deed." + KeyCeremonies.deed(look))));
  }

  @Override
  public String page(SecondLook look) { return "/key-ceremonies"; }

  /** What is agreed on waits for the command; not twice at the same time. */
  @Override
  public Optional<String> confirmed(SecondLook look) {
    return ceremonies.agreed(KeyCeremonies.deed(look)).map(_ -> "ceremony-agreed-already");
  }
}
