package org.rihla.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.rihla.casework.Outcome;
import org.rihla.casework.OwnFile;
import org.rihla.casework.ReturnCase;
import org.rihla.reference.Codes;
import org.rihla.values.Ids;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of somebody's own door. Whose file it is, they never say: it is the one that is about them. */
@Controller
class OwnDoors {

  private static final List<Field> WRONG = List.of(Field.longText("wrong"));

  private final OwnFile own;
  private final OwnWill will;
  private final Wishes wishes;
  private final Codes codes;
  private final Readers readers;

  OwnDoors(OwnFile own, OwnWill will, Wishes wishes, Codes codes, Readers readers) {
    this.own = own;
    this.will = will;
    this.wishes = wishes;
    this.codes = codes;
    this.readers = readers;
  }

  private ReturnCase mine() { return own.mine().orElseThrow(NothingIsTheirs::new); }

  /** Their first page says so, and what to do. */
  @ExceptionHandler
  String none(NothingIsTheirs nothing) { return "redirect:/"; }

  @GetMapping("/mine/withdrawal")
  ModelAndView withdrawal() { return withdrawal(List.of(), HttpStatus.OK); }

  private ModelAndView withdrawal(List<String> refusals, HttpStatus status) {
    return new ModelAndView("portal/withdrawal", Map.of("whole", will.isOfAll(mine()), "refusals", refusals), status);
  }

  @PostMapping("/mine/withdrawal")
  ModelAndView withdraw(@RequestParam(defaultValue = "") String whole) {
    return switch (will.stay(mine().id(), whole.equals("true"))) {
      case Outcome.Done _ -> new ModelAndView("redirect:/");
      case Outcome.Refused(var reasons) -> withdrawal(reasons, HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  @GetMapping("/mine/correction")
  ModelAndView correction() { return correction(Entry.empty(WRONG), List.of(), HttpStatus.OK); }

  private ModelAndView correction(Entry entry, List<String> refusals, HttpStatus status) {
    return new ModelAndView("portal/correction", Map.of("fields", WRONG, "entry", entry, "refusals", refusals, "key", Ids.next()
      .toString(), "asked", wishes.mine(mine())), status);
  }

  @PostMapping("/mine/correction")
  ModelAndView correct(HttpServletRequest request) {
    var entry = Entry.read(WRONG, request.getParameterMap(), codes);
    if (!entry.ok()) return correction(entry, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
    return switch (wishes.ask(mine().id(), entry.text("wrong"))) {
      case Outcome.Done _ -> new ModelAndView("redirect:/");
      case Outcome.Refused(var reasons) -> correction(entry, reasons, HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }
}
