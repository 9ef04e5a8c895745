package org.rihla.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.rihla.access.Actor;
import org.rihla.access.Staff;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The choice of a language: kept by the browser, and with the account of whoever is signed in. */
@Controller
class LanguageDoor {

  private final Staff staff;

  LanguageDoor(Staff staff) { this.staff = staff; }

  @GetMapping("/language")
  String choose(@RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletRequest request,
    HttpServletResponse response) {
    Readers.known(to).ifPresent(language -> {
      Readers.remember(language, request, response);
      if (Actor.isKnown()) staff.speaks(Actor.current().id(), language);
    });
    return "redirect:" + (back.matches("/[\\w/.?=&-]*") && !back.startsWith("//") ? back : "/");
  }
}
