package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.values.PolicyFile;

/** What people copy from is what is there. */
@Tag("architecture")
class DocumentsTest {

  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static String onOneLine(String code) { return code.strip().replaceAll("\\s+", " "); }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void each_example_of_the_architecture_stands_in_the_code() throws IOException {
    var examples = EXAMPLE.matcher(text(Path.of("docs/architecture.md"))).results().map((MatchResult found) -> onOneLine(found.group(1)))
      .toList();
    assertThat(examples).isNotEmpty();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var code = files.filter(file -> file.toString().endsWith(".java")).map(file -> onOneLine(text(file))).collect(Collectors.joining(
        "\n"));
      assertThat(examples).allSatisfy(example -> assertThat(code).contains(example));
    }
  }

  /** Each library and each plugin has its reason, and none is explained that is gone. */
  @Test
  void what_the_build_asks_for_is_explained_and_nothing_else() {
    var page = text(Path.of("docs/dependencies.md"));
    var pom = text(Path.of("pom.xml")).replaceAll("(?s)<!--.*?-->", "");
    var direct = Pattern.compile("(?s)<(dependency|plugin|parent|path)>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>")
      .matcher(pom)
      .results().map(found -> found.group(3)).filter(artifact -> !artifact.endsWith("-bom")).distinct().toList();
    assertThat(direct).hasSizeGreaterThan(40)
      .allSatisfy(artifact -> assertThat(page).as("explain it in docs/dependencies.md").contains(artifact));
    var rows = Pattern.compile("(?m)^\\| `(?:[\\w.-]+:)?([\\w.-]+)`").matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(rows).hasSizeGreaterThan(40).allSatisfy(artifact -> assertThat(direct).as("explained, and not there").contains(artifact));
  }

  /** Whoever follows the description has no weaker lock than we promise (docs/security/asvs.csv 12.1). */
  @Test
  void the_proxy_that_we_describe_speaks_no_old_tls_and_keeps_no_addresses() {
    var lines = text(Path.of("docs/security/nginx.conf")).lines().map(line -> line.replaceAll("#.*", "").strip()).filter(line -> !line
      .isEmpty()).toList();
    assertThat(lines).contains("ssl_protocols TLSv1.2 TLSv1.3;", "ssl_session_tickets off;", "server_tokens off;",
      "proxy_set_header X-Forwarded-For $remote_addr;", "proxy_set_header X-Forwarded-Proto $scheme;", "proxy_max_temp_file_size 0;",
      "client_body_buffer_size 12m;", "client_max_body_size 12m;");
    assertThat(lines).filteredOn(line -> line.startsWith("error_log")).hasSize(2).containsOnly("error_log /dev/null crit;");
    assertThat(lines).filteredOn(line -> line.startsWith("access_log")).hasSize(2).containsOnly("access_log off;");
    var ciphers = lines.stream().filter(line -> line.startsWith("ssl_ciphers ")).findFirst().orElseThrow();
    assertThat(ciphers.substring("ssl_ciphers ".length()).replace(";", "").split(":")).hasSizeGreaterThan(3)
      .allMatch(cipher -> cipher.startsWith("ECDHE-") && cipher.matches(".*(GCM|CHACHA20).*"));
  }

  /** A guide leads only where there is a door. */
  @Test
  void each_role_has_its_guide_with_a_picture_and_no_guide_leads_nowhere() throws IOException {
    var doors = PolicyFile.rows("routes.csv").stream().map(row -> row.split(",")[1]).collect(Collectors.toSet());
    for (var role : Role.values()) {
      var name = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
      var guide = text(Path.of("docs/guide", name + ".md"));
      assertThat(guide).as(name).contains("](pictures/" + name + ".png)");
      assertThat(Path.of("docs/guide/pictures", name + ".png")).isNotEmptyFile();
      assertThat(text(Path.of("docs/guide/README.md"))).contains("](" + name + ".md)");
      var leads = leads(guide);
      assertThat(leads).as(name).allMatch(doors::contains);
      for (var language : List.of("fr", "ar")) {
        var said = text(Path.of("docs/guide", language, name + ".md"));
        assertThat(said).as(language + " " + name).contains("](../pictures/" + name + ".png)");
        assertThat(leads(said)).as(language + " " + name + " leads to the same").isEqualTo(leads);
        assertThat(text(Path.of("docs/guide", language, "README.md"))).contains("](" + name + ".md)");
      }
    }
  }

  private static Set<String> leads(String guide) {
    return Pattern.compile("`(/[^`]*)`").matcher(guide).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }
}
