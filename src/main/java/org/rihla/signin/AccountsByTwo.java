package org.rihla.signin;

import java.util.List;
import java.util.Optional;
import org.rihla.access.Grants;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.Staff;
import org.rihla.values.StaffId;
import org.rihla.web.FourEyes;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** A role that opens sealed parts or gives power is confirmed by a second person, who is told which account gets it. */
@Component
class AccountsByTwo implements FourEyes {

  private final Grants grants;
  private final Staff staff;

  AccountsByTwo(Grants grants, Staff staff) {
    this.grants = grants;
    this.staff = staff;
  }

  @Override
  public Kind kind() { return Kind.ACCOUNT; }

  @Override
  public List<Line> told(SecondLook look, Ui ui) {
    var account = staff.byId(StaffId.of(look.word(0))).orElseThrow();
    return List.of(new Line("field.login", account.login()), new Line("field.staffRole", ui.code("role", look.word(1))),
      new Line("field.office", look.word(2)));
  }

  @Override
  public Optional<String> confirmed(SecondLook look) { return grants.carryOut(look); }
}
