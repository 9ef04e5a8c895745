package org.rihla.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The sign-in page, and the choice of a language. */
@Controller
class Doors {

  @GetMapping("/sign-in")
  ModelAndView signIn(@RequestParam Map<String, String> why) {
    return new ModelAndView("web/sign-in", Map.of("refused", why.containsKey("refused"), "left", why.containsKey("left")));
  }

  @GetMapping("/language")
  String choose(@RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
    Readers.known(to).ifPresent(language -> Readers.remember(language, response));
    return "redirect:" + (back.matches("/[\\w/.?=&-]*") && !back.startsWith("//") ? back : "/");
  }
}
