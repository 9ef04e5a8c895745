package org.rihla.screens;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An invented couple with a daughter of 14 and a son of 5, who want to go home to Côte d'Ivoire. */
record Family(String name, String father, String mother, String daughter, String son) {

  static final Family KOUASSI = new Family("Kouassi", "Yao Firmin", "Adjoua Solange", "Affoué Grâce", "Koffi Emmanuel");
  static final Family TRAORE = new Family("Traoré", "Lassina", "Mariam Rokia", "Fanta Aïcha", "Issouf");

  String full(String given) { return given + " " + name; }

  List<String> everybody() { return List.of(full(father), full(mother), full(daughter), full(son)); }

  List<String> children() { return List.of(full(daughter), full(son)); }

  /** Those who decide with full information: the adults and the daughter of 14. */
  List<String> counselled() {
    return List.of(full(father), full(mother), full(daughter));
  }

  /** What the first interview writes down of one of them. */
  Object[] answers(String given, String sex, LocalDate born, Object... more) {
    var all = new ArrayList<Object>(List.of("givenNames", given, "familyName", name, "sex", sex, "birthDate", born, "nationality", "CIV",
      "maritalStatus", given.equals(father) || given.equals(mother) ? "MARRIED" : "SINGLE", "language", "fr", "legalStatus",
      "VISA_OVERSTAY",
      "howGiven", "SIGNATURE", "readIn", "fr", "consentProcess", "AGREES", "consentOrigin", "AGREES", "consentConsulate", "AGREES",
      "consentState", "AGREES", "consentAfter", "AGREES"));
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }

  /** Registers the four at the counsellor's desk, and leaves it on the page of the case. @return its number */
  String register(Desk counsellor, LocalDate today) {
    counsellor.go("/cases/new");
    counsellor.talk(answers(father, "M", today.minusYears(38).minusDays(40), "returnTo", "CIV", "telephone", "+212 600 000 001",
      "safeToCall", true, "placeOfReturn", "Bouaké"));
    sendAsSomebodyNew(counsellor);
    join(counsellor, "SPOUSE", answers(mother, "F", today.minusYears(36).minusDays(200)));
    join(counsellor, "CHILD", answers(daughter, "F", today.minusYears(14).minusDays(30)));
    join(counsellor, "CHILD", answers(son, "M", today.minusYears(5).minusDays(90)));
    return counsellor.caseNumber();
  }

  private static void join(Desk counsellor, String role, Object[] answers) {
    counsellor.open("family").talk(with(answers, role.equals("CHILD")
      ? new Object[]{"role", role, "guardianWho", "OTHER", "assent", "YES"}
      : new Object[]{"role", role}));
    sendAsSomebodyNew(counsellor);
  }

  private static Object[] with(Object[] answers, Object... more) {
    return Stream.concat(Arrays.stream(answers), Arrays.stream(more)).toArray();
  }

  /** There may be people of a like name: then the question is asked, and answered. */
  static void sendAsSomebodyNew(Desk counsellor) {
    if (counsellor.send() == 422 && counsellor.asks("duplicate")) counsellor.fill("duplicate", "DIFFERENT_PERSON").send();
  }

  void send(Desk counsellor, Object[] answers) {
    counsellor.fill(answers);
    sendAsSomebodyNew(counsellor);
  }
}
