package org.rihla.programme;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** What a case is given before it leaves: housing, clothes, food, care, papers, and pocket money on the day. */
final class PreDeparture {

  private static final Set<String> FOR_EACH = Set.of("NFI", "FOOD");

  private final Shares services;
  private final Catalogue catalogue;
  private final Draft draft;
  private final Diary diary;

  PreDeparture(Shares services, Catalogue catalogue, Draft draft, Diary diary) {
    this.services = services;
    this.catalogue = catalogue;
    this.draft = draft;
    this.diary = diary;
  }

  /** What is urgent is given at once, everything else when the case is approved. */
  void write(LocalDateTime assessed, LocalDateTime approved, LocalDateTime departure) {
    for (var service : services.of().keySet()) {
      var from = urgency(service) > 1 ? assessed : approved;
      var given = diary.chance.nextDouble() < services.share(service) * urgency(service);
      if (!given) continue;
      if (service.equals("CASH_PD")) pocketMoney(draft.departs.atTime(departure.toLocalTime()).minusHours(2));
      else
        for (var member = 0; member < draft.members.size(); member++)
          if (member == 0 || FOR_EACH.contains(service)) give(member, service, from);
    }
  }

  /** Who has nothing is housed and fed; who is ill is treated. */
  private double urgency(String service) {
    return switch (service) {
      case "ACCOM", "FOOD", "NFI" -> draft.any("DESTITUTE", "VOT_P", "VOT_C", "UC", "SC", "GBV") ? 3 : 1;
      case "MED" -> draft.any("MED_S", "PREG", "DIS_WALK") ? 4 : 1;
      case "MHPSS" -> draft.any("VOT_P", "VOT_C", "GBV", "VIC_T", "MENTAL") ? 6 : 1;
      default -> 1;
    };
  }

  private void give(int member, String service, LocalDateTime from) {
    var at = diary.between(from, diary.until.minusDays(2));
    var nights = (int) Math.max(1, Math.min(20, ChronoUnit.DAYS.between(at.toLocalDate(), diary.until)));
    var quantity = switch (service) {
      case "ACCOM" -> 1 + diary.chance.nextInt(nights);
      case "MHPSS", "LOCTRANS", "TRAIN_PD" -> 1 + diary.chance.nextInt(3);
      default -> 1;
    };
    diary.add(new Step.Delivered(at, member, service, quantity, catalogue.price(service)));
  }

  private void pocketMoney(LocalDateTime at) {
    for (var member = 0; member < draft.members.size(); member++)
      if (!draft.members.get(member).child || member == 0)
        diary.add(new Step.Delivered(at, member, "CASH_PD", 1, catalogue.price("CASH_PD")));
  }
}
