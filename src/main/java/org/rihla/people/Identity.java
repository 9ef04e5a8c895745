package org.rihla.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Country;

/**
 * Who a person says they are.
 *
 * @param nameInScript the name in its own script, where that is not Latin
 * @param maritalStatus of the code list {@code marital_status}
 * @param language ISO 639, the one to speak with them
 */
public record Identity(String familyName, String givenNames, @Nullable String nameInScript, Sex sex, LocalDate birthDate,
  Precision birthPrecision,
  Country nationality, String maritalStatus, String language) {

  private static final int MAJORITY = 18;

  /** Stands where somebody was forgotten. No rule asks it anything. */
  public static final Identity OF_NOBODY = new Identity("", "", null, Sex.X, LocalDate.EPOCH, Precision.ESTIMATED, new Country("XXX"), "",
    "und");

  public enum Sex {
    F, M, X
  }

  /** How exactly a birth date is known. */
  public enum Precision {
    DAY, MONTH, YEAR, ESTIMATED
  }

  /** Whole years, giving a young person the benefit of the doubt: the latest day that the date can mean. */
  public int ageOn(LocalDate day) {
    return Period.between(latestBirth(), day).getYears();
  }

  public boolean minorOn(LocalDate day) { return ageOn(day) < MAJORITY; }

  /** The same before everything is known of them. */
  public static boolean isMinor(LocalDate born, Precision precision, LocalDate day) {
    return Period.between(latest(born, precision), day).getYears() < MAJORITY;
  }

  /** Whether somebody who was a minor on the one day is none any more on the other. */
  public boolean grewUpBetween(LocalDate then, LocalDate now) {
    return minorOn(then) && !minorOn(now);
  }

  private LocalDate latestBirth() { return latest(birthDate, birthPrecision); }

  private static LocalDate latest(LocalDate born, Precision precision) {
    return switch (precision) {
      case DAY -> born;
      case MONTH -> born.withDayOfMonth(born.lengthOfMonth());
      case YEAR, ESTIMATED -> born.withDayOfYear(born.lengthOfYear());
    };
  }

  public String fullName() { return givenNames + " " + familyName; }

  /** As it was answered, by the names of the questions; "" for nothing. */
  public Map<String, String> answers() {
    var answers = new LinkedHashMap<String, String>();
    answers.put("givenNames", givenNames);
    answers.put("familyName", familyName);
    answers.put("nameInScript", nameInScript == null ? "" : nameInScript);
    answers.put("sex", sex.name());
    answers.put("birthDate", birthDate.toString());
    answers.put("birthPrecision", birthPrecision.name());
    answers.put("nationality", nationality.code());
    answers.put("maritalStatus", maritalStatus);
    answers.put("language", language);
    return answers;
  }

  /** For readers who need no name. */
  public String initials() { return initial(givenNames) + initial(familyName); }

  private static String initial(String name) {
    return name.isBlank() ? "" : name.strip().codePoints().limit(1).mapToObj(Character::toString).findFirst().orElse("") + ".";
  }
}
