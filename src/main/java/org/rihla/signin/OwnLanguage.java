package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.rihla.access.Staff;
import org.rihla.values.StaffId;
import org.rihla.web.Readers;
import org.springframework.stereotype.Component;

/** Somebody comes in: this browser speaks the language of their account, unless another was chosen here. */
@Component
class OwnLanguage {

  private final Staff staff;

  OwnLanguage(Staff staff) { this.staff = staff; }

  void greet(StaffId who, HttpServletRequest request, HttpServletResponse response) {
    var here = Readers.chosenHere(request);
    var theirs = staff.language(who);
    if (here.isEmpty()) theirs.ifPresent(language -> Readers.remember(language, request, response));
    else if (theirs.isEmpty()) staff.speaks(who, here.get());
  }
}
