package org.rihla.oversight;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rihla.access.Staff;
import org.rihla.casework.SetAside;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Every safeguard that two people set aside, for the data protection officer. */
@Controller
class SetAsideDoors {

  private final SetAside aside;
  private final Staff staff;

  SetAsideDoors(SetAside aside, Staff staff) {
    this.aside = aside;
    this.staff = staff;
  }

  @GetMapping("/overrides")
  ModelAndView all() {
    var all = aside.newest();
    var logins = staff.logins(all.stream().flatMap(each -> Stream.of(each.askedBy(), each.confirmedBy()))
      .filter(Objects::nonNull).distinct().toList());
    return new ModelAndView("oversight/overrides", Map.of("list", new OverrideList(all, logins)));
  }
}
