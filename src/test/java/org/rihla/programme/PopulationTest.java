package org.rihla.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.values.Country;
import org.rihla.values.Money;

@Tag("rules")
class PopulationTest {

  @TempDir
  Path folder;

  @Test
  void the_plan_of_morocco_2024_has_the_figures_of_the_article() throws Exception {
    var plan = Population.plan(Profiles.morocco2024());
    assertThat(Counts.returned(plan, _ -> true)).isEqualTo(2196);
    assertThat(Counts.returnedByCountry(plan)).hasSize(32).containsEntry(new Country("CIV"), 523).containsEntry(new Country("SEN"), 453)
      .containsEntry(new Country("GIN"), 410).containsEntry(new Country("MLI"), 265);
    assertThat(Counts.applications(plan)).isEqualTo(3174);
    assertThat(Counts.counselledWithTheOriginOffice(plan)).isEqualTo(113);
    assertThat(Counts.supported(plan, _ -> true)).isEqualTo(685);
    assertThat(Counts.returned(plan, PlannedPerson::reinforced)).isEqualTo(228);
    assertThat(Counts.supported(plan, PlannedPerson::reinforced)).isEqualTo(71);
    CourseRules.hold(plan);
  }

  @Test
  void the_people_of_morocco_2024_are_as_many_women_and_children_as_assumed() throws Exception {
    var plan = Population.plan(Profiles.morocco2024());
    var children = Counts.returned(plan, person -> person.isChildOn(LocalDate.of(2024, 6, 30)));
    assertThat(children / 2196.0).isBetween(0.12, 0.18);
    assertThat(Counts.returned(plan, person -> person.sex().equals("F")) / 2196.0).isBetween(0.25, 0.40);
    assertThat(Counts.returned(plan, person -> person.has("UC", "SC"))).isBetween(12, 32);
    assertThat(Counts.returned(plan, person -> person.legalStatus().matches("IRREGULAR_ENTRY|VISA_OVERSTAY|PERMIT_EXPIRED")) / 2196.0)
      .isGreaterThan(0.7);
  }

  @Test
  void whatever_is_published_is_met_to_the_person() throws Exception {
    for (var number = 0; number < 50; number++) {
      var profile = Profiles.of(folder, any(new Random(number)));
      var published = profile.published();
      var plan = Population.plan(profile);
      var name = "profile " + number + ": " + published;
      assertThat(Counts.returnedByCountry(plan)).as(name).containsExactlyInAnyOrderEntriesOf(profile.byCountry())
        .hasSize(published.countries());
      assertThat(Counts.returned(plan, _ -> true)).as(name).isEqualTo(published.persons());
      assertThat(Counts.applications(plan)).as(name).isEqualTo(profile.assumed().applications());
      assertThat(Counts.supported(plan, _ -> true)).as(name).isEqualTo(published.supportedPersons());
      assertThat(Counts.returned(plan, PlannedPerson::reinforced)).as(name).isEqualTo(published.reinforcedOfReturned());
      assertThat(Counts.supported(plan, PlannedPerson::reinforced)).as(name).isEqualTo(published.reinforcedOfSupported());
      assertThat(Counts.counselledWithTheOriginOffice(plan)).as(name).isEqualTo(published.virtualCounsellingPersons());
      CourseRules.hold(plan);
    }
  }

  /** Mostly small, so that every edge is met: everybody supported, nobody, all reinforced, one country, as many countries as persons. */
  private static String any(Random chance) {
    var persons = 1 + chance.nextInt(chance.nextInt(10) == 0 ? 900 : 120);
    var countries = 1 + chance.nextInt(Math.min(36, persons));
    var supported = chance.nextInt(persons * 2 + 1);
    var edge = chance.nextInt(4);
    return """
      host: %s
      year: %d
      published: {persons: %d, countries: %d, virtual_counselling_persons: %d, supported_persons: %d,
        reinforced_of_returned: %d, reinforced_of_supported: %d}
      assumed: {seed: %d, applications: %d, children: 0.%d, women: 0.%d, supported_of_previous_year: %s,
        no_show: 0.2, hold: 0.2, lead_time_days: %d}
      """
      .formatted(chance.nextBoolean() ? "MAR" : "MEX", 2000 + chance.nextInt(101), persons, countries,
        edge == 0 ? persons : chance.nextInt(persons + 1),
        supported, edge == 1 ? persons : edge == 2 ? 0 : chance.nextInt(persons + 1),
        edge == 2 ? supported : edge == 3 ? 0 : chance.nextInt(supported + 1),
        chance.nextInt(1000), persons + (edge == 0 ? 0 : chance.nextInt(200)), chance.nextInt(60), chance.nextInt(60),
        new String[]{"0", "0.4", "1"}[chance.nextInt(3)],
        21 + chance.nextInt(160));
  }

  @Test
  void the_same_profile_gives_the_same_plan_and_another_seed_another_one() throws Exception {
    var text = "host: MAR\nyear: 2022\npublished: {persons: 150}\nassumed: {seed: %d}";
    var first = Population.plan(Profiles.of(folder, text.formatted(1)));
    assertThat(Population.plan(Profiles.of(folder, text.formatted(1)))).isEqualTo(first);
    assertThat(Population.plan(Profiles.of(folder, text.formatted(2))).cases()).isNotEqualTo(first.cases());
  }

  @Test
  void a_profile_of_three_lines_can_be_planned() throws Exception {
    var plan = Population.plan(Profiles.of(folder, "host: MAR\nyear: 2025\npublished: {persons: 300}\nassumed:"));
    assertThat(Counts.returned(plan, _ -> true)).isEqualTo(300);
    assertThat(Counts.supported(plan, _ -> true)).isEqualTo(93);
    CourseRules.hold(plan);
  }

  @Test
  void no_child_leaves_alone_without_guardian_family_and_a_decision_for_the_return() throws Exception {
    var alone = Population.plan(Profiles.morocco2024()).cases().stream().filter(each -> each.principal().has("UC", "SC"))
      .filter(each -> each.first(Step.Departed.class).isPresent()).toList();
    assertThat(alone).isNotEmpty().allSatisfy(each -> {
      var approved = each.first(Step.Approved.class).orElseThrow();
      assertThat(each.first(Step.GuardianAppointed.class).orElseThrow()).isBefore(each.first(Step.Declared.class).orElseThrow());
      assertThat(each.first(Step.FamilyAssessed.class).orElseThrow()).isBefore(approved);
      assertThat(each.all(Step.BestInterestsDetermined.class)).allMatch(it -> it.decision().equals("RETURN") && it.at().isBefore(approved));
      assertThat(each.first(Step.EscortAssigned.class).orElseThrow()).isBefore(each.first(Step.Cleared.class).orElseThrow());
    });
  }

  @Test
  void nobody_who_may_have_been_trafficked_leaves_before_thirty_days_of_reflection_are_over() throws Exception {
    var reflecting = Population.plan(Profiles.morocco2024()).cases().stream().filter(each -> each.first(Step.Departed.class).isPresent())
      .filter(each -> each.members().stream().anyMatch(person -> person.has("VOT_P", "VOT_C"))).toList();
    assertThat(reflecting).isNotEmpty().allSatisfy(each -> assertThat(each.all(Step.ReflectionStarted.class)).isNotEmpty()
      .allMatch(it -> it.until().isBefore(each.first(Step.Departed.class).orElseThrow().toLocalDate())));
  }

  @Test
  void some_cases_take_every_way() throws Exception {
    var plan = Population.plan(Profiles.morocco2024());
    for (var outcome : Outcome.values()) assertThat(plan.persons(outcome)).as(outcome.name()).isPositive();
    var steps = plan.cases().stream().flatMap(each -> each.steps().stream()).map(Step::getClass).collect(Collectors.toSet());
    assertThat(Step.class.getPermittedSubclasses()).filteredOn(type -> Step.class.isAssignableFrom(type)).allMatch(steps::contains);
    assertThat(plan.cases()).anyMatch(PlannedCase::charter).anyMatch(PlannedCase::held).anyMatch(PlannedCase::consularMission);
  }

  @Test
  void everybody_is_invented_and_no_number_is_used_twice() throws Exception {
    var plan = Population.plan(Profiles.morocco2024());
    assertThat(plan.cases()).allMatch(PlannedCase::invented);
    var people = plan.cases().stream().flatMap(each -> each.members().stream()).toList();
    var phones = new ArrayList<String>();
    var papers = new ArrayList<String>();
    for (var person : people) {
      if (person.phone() != null) phones.add(person.phone());
      if (person.paper() != null) papers.add(person.paper().number());
    }
    assertThat(phones).doesNotHaveDuplicates().allMatch(phone -> phone.matches("\\+212600[0-9]{6}"));
    assertThat(papers).doesNotHaveDuplicates().allMatch(number -> number.startsWith("INV"));
    assertThat(people).filteredOn(PlannedPerson::reinforced).allMatch(person -> !person.vulnerabilities().isEmpty());
    assertThat(Collections.disjoint(phones, papers)).isTrue();
  }

  @Test
  void what_is_given_at_home_costs_as_much_as_there_and_every_likely_country_has_its_prices() throws Exception {
    var catalogue = new Catalogue(new Country("MAR"));
    assertThat(catalogue.price("TVET", new Country("CIV"))).isEqualTo(new Money(36_000_000, "XOF"));
    assertThat(catalogue.price("TVET", new Country("JOR"))).isEqualTo(new Money(42_000, "JOD"));
    assertThat(catalogue.price("TVET")).isEqualTo(new Money(600_000, "MAD"));
    assertThat(Origins.onClasspath().weights().keySet()).allSatisfy(country -> assertThat(
      catalogue.price("MICROBIZ", country)).as("%s", country).isNotEqualTo(new Money(1_500_000, Catalogue.currency(country))));
  }
}
