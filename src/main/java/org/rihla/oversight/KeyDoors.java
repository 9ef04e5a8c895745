package org.rihla.oversight;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLooks;
import org.rihla.access.Staff;
import org.rihla.oversight.KeysPage.Agreement;
import org.rihla.oversight.KeysPage.Alone;
import org.rihla.oversight.KeysPage.State;
import org.rihla.privacy.KeyCeremonies;
import org.rihla.privacy.KeyCeremonies.Asked;
import org.rihla.privacy.KeyCeremonies.Ceremony;
import org.rihla.privacy.KeyCeremonies.Deed;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The key file: two people agree here on what the command line may do to it. */
@Controller
class KeyDoors {

  private final KeyCeremonies ceremonies;
  private final SecondLooks looks;
  private final Access access;
  private final Staff staff;
  private final Readers readers;

  KeyDoors(KeyCeremonies ceremonies, SecondLooks looks, Access access, Staff staff, Readers readers) {
    this.ceremonies = ceremonies;
    this.looks = looks;
    this.access = access;
    this.staff = staff;
    this.readers = readers;
  }

  @GetMapping("/key-ceremonies")
  ModelAndView look() { return page(List.of(), HttpStatus.OK); }

  @PostMapping("/key-ceremonies")
  ModelAndView ask(@RequestParam(defaultValue = "") String deed) {
    var wanted = Arrays.stream(Deed.values()).filter(each -> each.name().equals(deed)).findFirst();
    if (wanted.isEmpty()) return page(List.of("ceremony-not-known"), HttpStatus.UNPROCESSABLE_CONTENT);
    return switch (ceremonies.ask(wanted.get())) {
      case Asked.Done _ -> new ModelAndView("redirect:/key-ceremonies");
      case Asked.Refused(var reason) -> page(List.of(reason), HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  @PostMapping("/key-ceremonies/{ceremony}/seen")
  String seen(@PathVariable UUID ceremony) {
    if (ceremonies.seen(ceremony).isEmpty()) throw new NotFound("ceremony");
    return "redirect:/key-ceremonies";
  }

  private ModelAndView page(List<String> refusals, HttpStatus status) {
    var asked = ceremonies.asked();
    var done = ceremonies.done();
    var used = done.stream().filter(each -> each.look() != null).collect(Collectors.toMap(each -> Objects.requireNonNull(each.look()),
      Function.identity()));
    var logins = staff.logins(Stream.concat(asked.stream().flatMap(look -> Stream.of(look.askedBy(), look.answeredBy())),
      done.stream().map(Ceremony::seenBy)).filter(Objects::nonNull).distinct().toList());
    return new ModelAndView("oversight/keys", Map.of("page", new KeysPage(access.may(Act.ASK_CEREMONY, null), access.may(
      Act.CONFIRM_CEREMONY, null), asked.stream().map(look -> agreement(look, used.get(look.id()), logins)).toList(),
      done.stream().filter(each -> each.look() == null).map(each -> new Alone(each.id(), each.deed(), each.doneAt(), String.valueOf(each
        .reason()), name(each.seenBy(), logins), each.seenAt())).toList(),
      refusals)), status);
  }

  private Agreement agreement(SecondLook look, @Nullable Ceremony done, Map<StaffId, String> logins) {
    var state = state(look, done);
    return new Agreement(KeyCeremonies.deed(look), name(look.askedBy(), logins), look.askedAt(), name(look.answeredBy(), logins), state,
      moment(look, done, state));
  }

  private State state(SecondLook look, @Nullable Ceremony done) {
    return switch (looks.state(look)) {
      case WAITING -> State.WAITING;
      case REFUSED -> State.REFUSED;
      case EXPIRED -> State.EXPIRED;
      case CONFIRMED -> done != null
        ? State.DONE
        : readers.clock().instant().isBefore(KeyCeremonies.until(look)) ? State.READY : State.LAPSED;
    };
  }

  private static @Nullable Instant moment(SecondLook look, @Nullable Ceremony done, State state) {
    return switch (state) {
      case WAITING, EXPIRED -> look.until();
      case REFUSED -> look.answeredAt();
      case READY, LAPSED -> KeyCeremonies.until(look);
      case DONE -> done == null ? null : done.doneAt();
    };
  }

  private static String name(@Nullable StaffId who, Map<StaffId, String> logins) {
    return who == null ? "" : logins.getOrDefault(who, "–");
  }
}
