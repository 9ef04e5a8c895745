package org.rihla.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The choice of a language: kept by the browser, and with their account when somebody signs out. */
@Controller
class LanguageDoor {

  @GetMapping("/language")
  String choose(@RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletRequest request,
    HttpServletResponse response) {
    Readers.known(to).ifPresent(language -> Readers.remember(language, request, response));
    return "redirect:" + (back.matches("/[\\w/.?=&-]*") && !back.startsWith("//") ? back : "/");
  }
}
