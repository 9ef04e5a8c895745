package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.rihla.access.Staff;
import org.rihla.values.StaffId;
import org.rihla.web.Readers;
import org.springframework.stereotype.Component;

/**
 * The language that somebody read the pages in last goes with their account. When they come in this browser speaks it, unless another was chosen here; when
 * they leave it is kept, and the next who sits there is asked for theirs.
 */
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

  void leave(StaffId who, HttpServletRequest request, HttpServletResponse response) {
    Readers.chosenHere(request).ifPresent(language -> staff.speaks(who, language));
    Readers.forget(request, response);
  }
}
