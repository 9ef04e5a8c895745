package org.rihla.programme;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;

/** Surveys of the principal and the supported adults of a case: each after a talk that reached them, with scores that answers should come near to. */
final class Waves {

  private final Draft draft;
  private final Diary diary;
  private final double start;

  Waves(Draft draft, Diary diary) {
    this.draft = draft;
    this.diary = diary;
    this.start = 0.30 + 0.20 * diary.chance.nextDouble();
  }

  void wave(String wave, LocalDateTime at, double better) {
    var minutes = 0L;
    for (var index = 0; index < draft.members.size(); index++) {
      var member = draft.members.get(index);
      if (member.child || index > 0 && !member.supported) continue;
      var on = at.plusMinutes(minutes += 40);
      diary.add(new Step.ContactAttempted(on.minusMinutes(10), index, "CALL", "REACHED"));
      var target = new LinkedHashMap<String, Double>();
      for (var dimension : List.of("ECO", "SOC", "PSY"))
        target.put(dimension,
          Math.round(100 * Math.clamp(start + better * (0.6 + diary.chance.nextDouble()) + 0.08 * diary.chance.nextGaussian(), 0.05, 0.98))
            / 100.0);
      diary.add(new Step.Surveyed(on, index, wave, target));
    }
  }
}
