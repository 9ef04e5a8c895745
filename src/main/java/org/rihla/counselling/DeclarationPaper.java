package org.rihla.counselling;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.rihla.casework.ReturnCase;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.values.Language;
import org.rihla.values.PersonId;

/**
 * The declaration of one person, not yet signed. Its words are the messages {@code declaration.*}; whoever changes one of them gives
 * {@code declaration.version} another value, which stands at the foot of the paper. What is signed is recorded with the version of the day on which it
 * is entered.
 *
 * @param people the group
 * @param language of the text, not of the page around it
 */
public record DeclarationPaper(ReturnCase found, Map<PersonId, Identity> people, PersonId person, Language language, LocalDate today,
  int daysToThink) {

  public Identity who() { return Objects.requireNonNull(people.get(person)); }

  public boolean minor() { return who().minorOn(today); }

  /** The form by which it is entered. */
  public String form() { return minor() ? "child-declaration" : "declaration"; }

  /** Whether the day of birth is known; else only the year is told. */
  public boolean bornOnThatDay() {
    return who().birthPrecision() == Precision.DAY;
  }

  /** Whether there is no text in the language of the person. */
  public boolean inAnotherLanguage() {
    return Arrays.stream(Language.values()).noneMatch(each -> each.tag().equals(who().language()));
  }

  /** Where the same is read of somebody else of the group, or in another language. */
  public String address(PersonId of, Language in) {
    return "/cases/" + found.id() + "/forms/declaration/text?person=" + of + "&in=" + in.tag();
  }
}
