package org.rihla.assistance;

import static org.rihla.web.Field.date;
import static org.rihla.web.Field.longText;
import static org.rihla.web.Field.many;
import static org.rihla.web.Field.one;
import static org.rihla.web.Field.yes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Office;
import org.rihla.access.Role;
import org.rihla.assistance.Handed.Shown;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseView;
import org.rihla.casework.ConsentQuestions;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Place;
import org.rihla.privacy.Purpose;
import org.rihla.values.OfficeCode;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Notice;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What is asked before something is handed to an organisation outside, and what is told of it on both sides. */
@Configuration
class PartnerForms {

  private static final String SECTION = "partners";

  @Bean
  CaseForm handBefore(Handing handing, Partners partners, Readers readers, ConsentQuestions asking) {
    return CaseForm.of("partner-referral", Act.REFER_BEFORE_DEPARTURE, SECTION).beforeBoarding().besideOthers()
      .asks(view -> fields(view, view.host(), partners, readers, asking))
      .does((view, entry) -> handing.handBeforeDeparture(view.id(), what(view, entry)));
  }

  @Bean
  CaseForm handAfter(Handing handing, Partners partners, Readers readers, ConsentQuestions asking) {
    return CaseForm.of("partner-referral-home", Act.REFER, SECTION).atHome().besideOthers()
      .asks(view -> fields(view, view.origin(), partners, readers, asking))
      .does((view, entry) -> handing.handAfterReturn(view.id(), what(view, entry)));
  }

  /** As little as can be is chosen beforehand. */
  private static List<Field> fields(CaseView view, Office office, Partners partners, Readers readers, ConsentQuestions asking) {
    var ui = readers.ui(view.language());
    var fields = new ArrayList<>(List.of(view.whichMember(),
      one("partner", partners.of(office).stream().map(each -> new Choice(each.office().value(), each.name())).toList()),
      one("need", "need"),
      many("shown", Arrays.stream(Shown.values()).map(each -> new Choice(each.name(), ui.t("shown." + each))).toList()).needed()
        .preset(Shown.NAME),
      longText("words").optional(), date("shownUntil").preset(view.today().plusDays(30)),
      ConsentQuestions.readIn(view), one("language", "language"),
      one("interpreter", "consent_interpreter").preset("NONE_NEEDED"),
      yes("consented").reading(asking.today(Purpose.C_SHARE_NGO, view)), one("howGiven", "how_given")));
    fields.addAll(ConsentQuestions.witness());
    if (!view.minors().isEmpty()) fields.addAll(asking.ofChild(view));
    return fields;
  }

  private static Handing.What what(CaseView view, Entry entry) {
    var shown = entry.all("shown").stream().map(Shown::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Shown.class)));
    return new Handing.What(entry.person(), new OfficeCode(entry.text("partner")), entry.text("need"), shown, entry.maybe("words"),
      entry.date("shownUntil"), entry.yes("consented") ? said(view, entry) : null);
  }

  private static Consent said(CaseView view, Entry entry) {
    return new Consent(Handing.PURPOSE, "CONSENT", true, entry.text("howGiven"), entry.text("language"),
      ConsentQuestions.guardianGave(entry), new Terms(entry.text("partner"), Set.of(), entry.text("interpreter"),
        ConsentQuestions.assent(entry), ConsentQuestions.witness(entry), ConsentQuestions.guardian(entry), null),
      ConsentQuestions.reading(view, entry));
  }

  @Bean
  @Order(71)
  CaseSection handedOn() {
    return CaseSection.of(SECTION, Compartment.NOTES).each(Partners.HANDED, (handed, page) -> new Line(handed.on(),
      Ui.apart(handed.partnerName()), handed.person(),
      page.ui().code("need", handed.need()) + " · " + page.ui().code("referral_status", handed.status()) + " · "
        + handed.shown().stream().map(each -> page.ui().t("shown." + each)).collect(Collectors.joining(", ")) + " · "
        + page.ui().t("until", page.ui().date(handed.until())))
      .telling(page.ui().t("words.handed"), Place.of(Handing.WORDS, handed.id()), handed.person(),
        handed.words().length == 0 ? null : handed.words()));
  }

  /** What an organisation came to do: what was handed to it, without names. */
  @Bean
  @Order(1)
  Notice handedToMe(Handing handing) {
    return Notice.of("referrals", ui -> handing.mine().stream()
      .map(each -> Notice.Line.leading(ui.code("need", each.need()) + " · " + ui.code("referral_status", each.status()) + " · "
        + ui.date(each.on()) + " · " + ui.t("until", ui.date(each.until())), "/referrals/" + each.id()))
      .toList(), Role.PARTNER);
  }
}
