package org.rihla.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rihla.access.Organisation;
import org.rihla.values.Country;

@Tag("rules")
class ProfileReaderTest {

  @TempDir
  Path folder;

  @Test
  void the_profile_of_morocco_2024_says_what_the_article_says() throws Exception {
    var profile = Profiles.morocco2024();
    assertThat(profile.published().persons()).isEqualTo(2196);
    assertThat(profile.byCountry()).hasSize(32).containsEntry(new Country("CIV"), 523).containsEntry(new Country("MLI"), 265);
    assertThat(profile.byCountry().values()).allMatch(persons -> persons >= 1);
    assertThat(profile.byCountry().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2196);
    assertThat(profile.assumed().byCountry().values()).as("the others come after the four that lead").allMatch(persons -> persons < 265);
    assertThat(profile.assumed().applications()).isEqualTo(3174);
  }

  @Test
  void three_lines_are_a_whole_profile() throws Exception {
    var profile = Profiles.of(folder, "host: TUN\nyear: 2023\npublished: {persons: 400}");
    assertThat(profile.assumed().seed()).isEqualTo(20230101);
    assertThat(profile.assumed().applications()).isEqualTo(580);
    assertThat(profile.published().countries()).isEqualTo(30);
    assertThat(profile.byCountry()).hasSize(30).doesNotContainKey(new Country("TUN"));
    assertThat(profile.byCountry().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(400);
    assertThat(profile.published().virtualCounsellingPersons()).isEqualTo(20);
    assertThat(profile.filled()).contains("published.supported_persons", "assumed.women", "assumed.seed")
      .doesNotContain("published.persons");
  }

  @Test
  void who_runs_the_programme_has_a_name_in_each_language_or_none() throws Exception {
    assertThat(Profiles.of(folder, "host: TUN\nyear: 2023\npublished: {persons: 400}").organisation()).isNull();
    assertThat(Profiles.of(folder, "host: TUN\nyear: 2023\norganisation: {fr: A, en: B, ar: ج}\npublished: {persons: 400}").organisation())
      .isEqualTo(new Organisation.Names("A", "B", "ج"));
    assertThat(Profiles.morocco2024().organisation()).isNotNull();
  }

  @Test
  void the_same_file_gives_the_same_profile_and_another_seed_other_countries() throws Exception {
    assertThat(Profiles.morocco2024()).isEqualTo(Profiles.morocco2024());
    var other = Profiles.of(folder, Files.readString(Profiles.MOROCCO_2024).replace("seed: 20240101", "seed: 7"));
    assertThat(other.byCountry()).isNotEqualTo(Profiles.morocco2024().byCountry()).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
    host: MAR;year: 2024;published: {persons: 10, by_country: {CIV: 11}} | 3 | by_country adds up to 11, more than persons 10
    host: MAR;year: 2024;organisation: {fr: A, en: B};published: {persons: 10} | 3 | organisation needs a name in each of fr, en and ar
    host: MAR;year: 2024;organisation: {fr: A, en: B, ar: ' '};published: {persons: 10} | 3 | organisation needs a name in each of fr, en and ar
    host: MAR;year: 2024;published:;  persons: 10;  countries: 12 | 5 | countries 12 is more than persons 10
    host: MAR;year: 2024;published:;  persons: 10;  countries: 1;  by_country: {CIV: 3, SEN: 2} | 6 | by_country names 2 countries, more than countries 1
    host: MAR;year: 2024;published:;  persons: 10;  countries: 2;  by_country: {CIV: 3, SEN: 2} | 6 | by_country names all 2 countries but leaves 5 of persons 10 without one
    host: MAR;year: 2024;published:;  persons: 10;  countries: 5;  by_country: {CIV: 9} | 6 | by_country leaves 1 persons for 4 more countries
    host: MAR;year: 2024;published:;  persons: 10;  by_country:;    CIV: 1;    XYZ: 2 | 7 | unknown country, not an ISO 3166-1 alpha-3 code: XYZ
    host: MAR;year: 2024;published:;  persons: 10;  by_country:;    MAR: 1 | 6 | MAR is the host country: nobody returns from it to it
    host: MAR;year: 2024;published:;  persons: 10;  by_country:;    CIV: 0 | 6 | CIV must have at least one person, or be left out
    host: MAR;year: 2024;published:;  persons: 10;  persons: 11 | 5 | persons is given twice
    host: MAR;year: 2024;published:;  persons: 10;  reinforced_of_returned: 11 | 5 | reinforced_of_returned 11 is more than persons 10
    host: MAR;year: 2024;published:;  persons: 10;  supported_persons: 4;  reinforced_of_supported: 5 | 6 | reinforced_of_supported 5 is more than supported_persons 4
    host: MAR;year: 2024;published:;  persons: 10;  virtual_counselling_persons: 11 | 5 | virtual_counselling_persons 11 is more than persons 10
    host: MAR;year: 2024;published: {persons: 10};assumed:;  applications: 9 | 5 | applications 9 is fewer than persons 10
    host: MAR;year: 2024;published:;  persons: -10 | 4 | persons must be a whole number, not negative: -10
    host: MAR;year: 2024;published:;  persons: 1.5 | 4 | persons must be a whole number, not negative: 1.5
    host: MAR;year: 2024;published:;  persons: '"10"' | 4 | persons must be a whole number, not negative: "10"
    host: MAR;year: 2024;published:;  persons: 999999 | 4 | persons 999999 is more than 100000
    host: MAR;year: 2024;published:;  persons: 10;  personnes: 9 | 5 | unknown key: personnes
    host: MAR;year: 2024;published: {persons: 10};assumed: {womens: 0.2} | 4 | unknown key: womens
    host: MAR;year: 2024;published: {persons: 10};assumed: {women: 20} | 4 | women must be a share from 0 to 1: 20
    host: MAR;year: 2024;published: {persons: 10};assumed: {offices: {RBA: 0.5}} | 4 | offices must add up to 1, adds up to 0.5
    host: MAR;year: 2024;published: {persons: 10};assumed: {services: {GOLD: 0.5}} | 4 | unknown code in services: GOLD
    year: 2024;published: {persons: 10} | 1 | host is missing
    host: MAR;published: {persons: 10} | 1 | year is missing
    host: MAR;year: 2024;published: {countries: 3} | 3 | published.persons is missing
    host: MAR;year: 2024 | 1 | published.persons is missing
    host: MAR;year: 1999;published: {persons: 10} | 2 | year 1999 is not between 2000 and 2100
    host: Morocco;year: 2024;published: {persons: 10} | 1 | unknown host country, not an ISO 3166-1 alpha-3 code: Morocco
    host: MAR;year: 2024;published: 10 | 3 | published must be a list of keys and values
    host: &a MAR;year: 2024;published: {persons: 10, by_country: *a} | 3 | aliases (*) are not allowed
    just words | 1 | this is not a profile: it has no keys and values
    """)
  void a_profile_that_contradicts_itself_is_refused_with_its_line(String yaml, int line, String reason) {
    assertThatThrownBy(() -> Profiles.of(folder, yaml.replace(";", "\n"))).isInstanceOf(ProfileRefused.class)
      .hasMessageContaining(folder.resolve("x.yaml") + ":" + line + ": " + reason);
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    var refused = catchThrowableOfType(ProfileRefused.class, () -> Profiles.of(folder, """
      host: MAR
      year: 1066
      published:
        persons: 10
        by_country: {CIV: 8, SEN: 9, ATL: 1}
        virtual_counselling_persons: 12
        colour: blue
      assumed:
        applications: 3
      """));
    assertThat(refused.getMessage().lines().map(line -> line.substring(line.indexOf(".yaml:") + 6))).containsExactly(
      "2: year 1066 is not between 2000 and 2100",
      "5: unknown country, not an ISO 3166-1 alpha-3 code: ATL",
      "5: by_country adds up to 17, more than persons 10",
      "6: virtual_counselling_persons 12 is more than persons 10",
      "7: unknown key: colour",
      "9: applications 3 is fewer than persons 10");
  }

  @Test
  void what_is_not_yaml_is_refused_at_the_line_where_it_stops_being_yaml() {
    assertThatThrownBy(() -> Profiles.of(folder, "host: MAR\nyear: [2024\npublished: }"))
      .hasMessageContaining("x.yaml:3: this is not YAML");
    assertThatThrownBy(() -> Profiles.of(folder, "[".repeat(5000))).hasMessageContaining("this is not YAML");
    assertThatThrownBy(() -> Profiles.of(folder, "\u0000")).hasMessageContaining("this is not YAML");
    assertThatThrownBy(() -> Profiles.of(folder, "")).hasMessageContaining("x.yaml:1: this is not a profile");
    assertThatThrownBy(() -> Profiles.of(folder, "host: MAR\n---\nhost: TUN")).hasMessageContaining("x.yaml:2: this is not YAML");
  }

  @Test
  void a_file_that_is_missing_or_huge_or_no_text_is_refused() throws Exception {
    var missing = folder.resolve("none.yaml");
    assertThatThrownBy(() -> new ProfileReader(Profiles.ORIGINS).readFile(missing)).hasMessage(missing + ":1: there is no such file");
    assertThatThrownBy(() -> Profiles.of(folder, "#".repeat((1 << 20) + 1))).hasMessageContaining("larger than 1 MB");
    var bytes = Files.write(folder.resolve("b.yaml"), new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatThrownBy(() -> new ProfileReader(Profiles.ORIGINS).readFile(bytes)).hasMessageContaining("not UTF-8");
  }
}
