package org.rihla.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Answer;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.SecondLook.State;
import org.rihla.access.SecondLooks;
import org.rihla.access.Staff;
import org.rihla.values.StaffId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What waits for a second person: for whoever is to answer, and for whoever asked. */
@Controller
public class LookDoors {

  private final SecondLooks looks;
  private final Answering answering;
  private final Staff staff;
  private final Readers readers;

  LookDoors(SecondLooks looks, Answering answering, Staff staff, Readers readers) {
    this.looks = looks;
    this.answering = answering;
    this.staff = staff;
    this.readers = readers;
  }

  /** @param askedBy and {@code answeredBy} by the names they sign in with */
  public record Shown(UUID id, Kind kind, State state, List<FourEyes.Line> lines, @Nullable String page, String askedBy, Instant askedAt,
    Instant until, String answeredBy) {
  }

  @GetMapping("/second-looks")
  ModelAndView look(HttpServletRequest request) { return page(request, List.of(), HttpStatus.OK); }

  @PostMapping("/second-looks/{look}")
  ModelAndView answer(@PathVariable UUID look, @RequestParam(defaultValue = "") String answer, HttpServletRequest request) {
    var given = Arrays.stream(Answer.values()).filter(each -> each.name().equals(answer)).findFirst().orElseThrow(() -> new NotFound(
      "answer"));
    var why = answering.answer(look, given);
    return why.isEmpty()
      ? new ModelAndView("redirect:/second-looks")
      : page(request, List.of(why.get()), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** A post was answered with a page: read in another language, it is the page it came from. */
  @GetMapping("/second-looks/{look}")
  String back(@PathVariable UUID look) { return "redirect:/second-looks"; }

  private ModelAndView page(HttpServletRequest request, List<String> refusals, HttpStatus status) {
    var ui = readers.ui(request);
    var waiting = looks.waiting();
    var mine = looks.mine();
    var logins = staff.logins(Stream.concat(waiting.stream(), mine.stream()).flatMap(look -> Stream.of(look.askedBy(), look.answeredBy()))
      .filter(Objects::nonNull).distinct().toList());
    return new ModelAndView("web/looks", Map.of("waiting", waiting.stream().map(look -> shown(look, logins, ui)).toList(), "mine", mine
      .stream().map(look -> shown(look, logins, ui)).toList(), "refusals", refusals), status);
  }

  private Shown shown(SecondLook look, Map<StaffId, String> logins, Ui ui) {
    var flow = answering.flow(look);
    var answered = look.answeredBy();
    return new Shown(look.id(), look.kind(), looks.state(look), flow.told(look, ui), flow.page(look), logins.getOrDefault(look.askedBy(),
      "–"), look.askedAt(), look.until(), answered == null ? "–" : logins.getOrDefault(answered, "–"));
  }
}
