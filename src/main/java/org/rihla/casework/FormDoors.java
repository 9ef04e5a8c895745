package org.rihla.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.Meanwhile.Writing;
import org.rihla.drafts.Drafting;
import org.rihla.drafts.Draftings;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The forms of a case: asked, answered, and told what others wrote meanwhile. */
@Controller
class FormDoors {

  /** What is written into the row of a person itself. */
  private static final Set<Act> CHANGING_A_PERSON = Set.of(Act.CHANGE_CONTACT);

  private final CaseViews views;
  private final CaseForms forms;
  private final Discretion discretion;
  private final CaseDesk desk;
  private final Meanwhile meanwhile;
  private final Codes codes;
  private final Readers readers;
  private final Draftings drafts;

  FormDoors(CaseViews views, CaseForms forms, Discretion discretion, CaseDesk desk, Meanwhile meanwhile, Codes codes, Readers readers,
    Draftings drafts) {
    this.views = views;
    this.forms = forms;
    this.discretion = discretion;
    this.desk = desk;
    this.meanwhile = meanwhile;
    this.codes = codes;
    this.readers = readers;
    this.drafts = drafts;
  }

  @GetMapping("/cases/{id}/forms/{name}")
  ModelAndView form(@PathVariable CaseId id, @PathVariable String name, HttpServletRequest request) {
    var seen = meanwhile.now(desk.read(id)); // before anything is read that is shown
    var view = views.view(id, request);
    var offered = forms.offered(view, name);
    if (offered.isEmpty()) return begunAndOver(view, name);
    var form = offered.get();
    var fields = form.fields().apply(view);
    var drafting = drafts.areKept(fields) ? drafts.opened(address(id, name), writesInto(form.act())) : null;
    return FormPage.asking(view, name, fields, seen, drafting).view(HttpStatus.OK);
  }

  @PostMapping("/cases/{id}/forms/{name}")
  ModelAndView submit(@PathVariable CaseId id, @PathVariable String name, @RequestParam("_key") String key,
    @RequestParam(name = "_version", required = false) @Nullable String version,
    @RequestParam(name = "_since", defaultValue = "") String since, HttpServletRequest request) {
    var seen = Seen.read(version);
    desk.keep(id);
    var view = views.view(id, request);
    var offered = forms.offered(view, name);
    if (offered.isEmpty()) return nothingToSendTo(view, name, seen, request);
    var form = offered.get();
    var fields = form.fields().apply(view);
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    var page = FormPage.sent(view, name, fields, entry, key, seen, drafting(id, name, fields, request));
    return meanwhile
      .instead(page, seen, since, form.additive() ? null : writing(form, view, entry), before -> news(before, form, page, request))
      .orElseGet(() -> carriedOut(form, page, request));
  }

  /** What is typed is kept as it is. Nobody looks at the case for that, and nothing is done in it. */
  @PostMapping("/cases/{id}/forms/{name}/draft")
  ModelAndView keep(@PathVariable CaseId id, @PathVariable String name, @RequestParam("_key") String key,
    @RequestParam(name = "_version", required = false) @Nullable String version, HttpServletRequest request) {
    if (!forms.mayBeSent(desk.read(id), name)) throw new NotFound("form");
    return drafts.keep(address(id, name), request, reasons -> {
      var view = views.view(id, request);
      var fields = forms.known(view, name).orElseThrow(() -> new NotFound("form")).fields().apply(view);
      return FormPage.sent(view, name, fields, Entry.begun(fields, request.getParameterMap()), key, Seen.read(version), drafting(id, name,
        fields, request)).refused(reasons).view(HttpStatus.UNPROCESSABLE_CONTENT);
    });
  }

  @GetMapping("/cases/{id}/forms/{name}/draft")
  String kept(@PathVariable CaseId id, @PathVariable String name) { return "redirect:" + address(id, name); }

  /** Found vulnerable, given support, let go on: such words are closed as what concerns trafficking is, whatever part the act is of. */
  private static Compartment writesInto(Act act) {
    return act.compartment() == Compartment.SUPPORT || act == Act.RESOLVE_PROTECTION ? Compartment.TRAFFICKING : act.compartment();
  }

  private static String address(CaseId id, String name) { return "/cases/" + id + "/forms/" + name; }

  private @Nullable Drafting drafting(CaseId id, String name, List<Field> fields, HttpServletRequest request) {
    return drafts.areKept(fields) ? drafts.sent(address(id, name), request) : null;
  }

  private ModelAndView carriedOut(CaseForm form, FormPage page, HttpServletRequest request) {
    var view = page.view();
    return switch (form.submit().apply(view, page.entry())) {
      case Outcome.Done _ -> {
        drafts.over(address(view.id(), form.name()), request);
        // Whoever must stay away from it has no case to go back to.
        yield new ModelAndView(form.act() == Act.DECLARE_CONFLICT ? "redirect:/cases" : "redirect:/cases/" + view.id());
      }
      case Outcome.Refused(var reasons) -> {
        // A refusal shows why somebody waited; of a gate it is written down where the gate was asked.
        if (!reasons.stream().allMatch(reason -> reason.startsWith("safeguard.")))
          desk.refuse(view.found(), form.act(), form.name() + " " + String.join(" ", reasons));
        var shown = reasons.stream().map(reason -> discretion.maySay(reason, view.found()) ? reason : "protection-question").distinct()
          .toList();
        yield page.refused(shown).view(HttpStatus.UNPROCESSABLE_CONTENT);
      }
    };
  }

  /** What was begun before the case went on is shown once more, to be kept elsewhere or thrown away. */
  private ModelAndView begunAndOver(CaseView view, String name) {
    var form = forms.known(view, name).orElseThrow(() -> new NotFound("form"));
    var drafting = drafts.opened(address(view.id(), name), writesInto(form.act()));
    var draft = drafting.draft();
    if (draft == null && !drafting.waits()) throw new NotFound("form");
    var fields = form.fields().apply(view);
    var told = new HashMap<String, Object>(Map.of("view", view, "name", name, "fields", fields, "drafting", drafting,
      "news", meanwhile.news(Seen.read(draft == null ? null : draft.version()), view)));
    if (draft != null) told.put("entry", Entry.begun(fields, draft.typed()));
    return new ModelAndView("casework/overtaken", told);
  }

  private Writing writing(CaseForm form, CaseView view, Entry entry) {
    return new Writing(forms.alike(form), form.about(view, entry),
      CHANGING_A_PERSON.contains(form.act()) ? form.person(view, entry) : null);
  }

  private News news(Seen seen, CaseForm form, FormPage page, HttpServletRequest request) {
    return meanwhile.news(seen, page.view(), form.act(), page.fields(), page.entry(), form.stored().of(page.view(), page.entry()),
      readers.ui(request));
  }

  /** The case went on, and this is no longer done in it: what was typed is shown, to be kept elsewhere if it matters. */
  private ModelAndView nothingToSendTo(CaseView view, String name, Seen seen, HttpServletRequest request) {
    if (seen.equals(Seen.NOTHING) || seen.equals(meanwhile.now(view.found()))) throw new NotFound("form");
    var form = forms.known(view, name).orElseThrow(() -> new NotFound("form"));
    List<Field> fields = form.fields().apply(view);
    var entry = Entry.read(fields, request.getParameterMap(), codes);
    return new ModelAndView("casework/overtaken",
      Map.of("view", view, "name", name, "fields", fields, "entry", entry, "news", meanwhile.news(seen, view)), HttpStatus.CONFLICT);
  }
}
