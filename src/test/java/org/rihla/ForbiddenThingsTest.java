package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is not done here at all, or in one place only, so that nobody has to look for it elsewhere. */
@Tag("architecture")
class ForbiddenThingsTest {

  private static final JavaClasses OURS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
    .withImportOption(location -> !location.contains("/jte/") && !location.contains("gg/jte")).importPackages("org.rihla");

  private static Map<Path, String> texts(String folder, String ending) {
    try (var found = Files.walk(Path.of(folder))) {
      var texts = new TreeMap<Path, String>();
      for (var file : found.filter(each -> each.toString().endsWith(ending)).toList()) texts.put(file, Files.readString(file));
      assertThat(texts).hasSizeGreaterThan(20);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> users(String types) {
    return OURS.stream().filter(type -> type.getDirectDependenciesFromSelf().stream().anyMatch(each -> each.getTargetClass()
      .getBaseComponentType().getName().matches(types))).map(type -> type.getName().replaceAll("\\$.*", ""))
      .collect(Collectors.toCollection(
        TreeSet::new));
  }

  private static Set<String> files(Map<Path, String> texts, String words) {
    var pattern = Pattern.compile(words);
    return texts.entrySet().stream().filter(each -> pattern.matcher(each.getValue()).find())
      .map(each -> each.getKey().getFileName().toString())
      .collect(Collectors.toCollection(TreeSet::new));
  }

  /** XML from outside, Java's serialization, names that are looked up, expressions that are run: none of it. Programs are started by one module. */
  @Test
  void some_doors_of_java_stay_shut() {
    assertThat(OURS.size()).isGreaterThan(300);
    assertThat(users("javax\\.xml\\..*|org\\.xml\\.sax\\..*|org\\.w3c\\.dom\\..*|org\\.springframework\\.oxm\\..*")).as("XML").isEmpty();
    assertThat(users("java\\.io\\.(ObjectInputStream|ObjectOutputStream|Externalizable)|java\\.beans\\.XML.*")).as("serialization")
      .isEmpty();
    assertThat(users("javax\\.naming\\..*|java\\.rmi\\..*")).as("JNDI").isEmpty();
    assertThat(users("org\\.springframework\\.expression\\..*|javax\\.script\\..*|groovy\\..*")).as("expressions").isEmpty();
    assertThat(users("java\\.lang\\.(Runtime|ProcessBuilder.*)")).filteredOn(name -> !name.startsWith("org.rihla.installation.")).as(
      "programs").isSubsetOf("org.rihla.web.Turns", "org.rihla.DoctorCommand", "org.rihla.Running", "org.rihla.signin.Door",
        "org.rihla.programme.Replay"); // Runtime: how many processors there are
    assertThat(files(texts("src/main/java", ".java"), "Runtime\\.getRuntime\\(\\)\\.exec|\\.exec\\(")).isEmpty();
    assertThat(users("java\\.lang\\.reflect\\.(Method|Proxy)|java\\.lang\\.ClassLoader|sun\\.misc\\..*"))
      .as("code that is chosen at run time, but for a connection that says one thing more").containsExactly("org.rihla.access.SecondLine");
  }

  /** The database, and the port of one's own machine that is looked at for being free. Whoever asks another house stands here by name. */
  @Test
  void nobody_calls_out() {
    assertThat(users(
      "java\\.net\\.(http\\..*|HttpURLConnection|URLConnection|Socket|DatagramSocket)|java\\.nio\\.channels\\.(SocketChannel|DatagramChannel)|javax\\.net\\..*|org\\.springframework\\.web\\.(client|"
        + "reactive)\\..*|org\\.springframework\\.mail\\..*"))
      .as("but for the sign-in of an organisation, at the address that its operator named; and clamd, on this machine").isSubsetOf(
        "org.rihla.signin.ProviderCalls", "org.rihla.documents.Clamd");
    assertThat(users("java\\.net\\.ServerSocket")).isNotEmpty().allMatch(name -> name.startsWith("org.rihla.installation.") || name.equals(
      "org.rihla.PortOption"));
  }

  /** What may be joined: our own constants, by their names in capitals or of an enum; {@code schema.table} that a class holds for itself. */
  @Test
  void no_value_is_joined_into_sql() {
    var joined = new TreeSet<String>();
    var statement = Pattern
      .compile("(?is)\"\\s*(?:select|insert into|update|delete from|with|where|and|order by|set|from)\\s[^\"]*\"\\s*\\+\\s*([^;]{1,80})");
    texts("src/main/java", ".java").forEach((file, text) -> {
      for (var found : statement.matcher(text.replaceAll("(?m)//.*$", "")).results().toList()) {
        var value = found.group(1).strip();
        if (value.startsWith("\"") || value.matches("(?s)[A-Z_]+\\b.*")) continue;
        if (!found.group().matches("(?is).*\\b(select|insert into|update|delete from|alter|grant|create)\\b.*")) continue;
        joined.add(file.getFileName() + ": " + value.replaceAll("\\s+", " "));
      }
    });
    var known = Set.of("Cases.java", "Findings.java", "Mine.java", "Plans.java", "TodayPart.java", "Waves.java", "Workers.java"); // names and columns of our own; whoever is added here is looked at first
    assertThat(joined).allMatch(found -> known.contains(found.substring(0, found.indexOf(':'))));
  }

  @Test
  void no_pattern_is_made_of_what_somebody_typed() {
    var made = new TreeSet<String>();
    var call = Pattern
      .compile("(?:Pattern\\.compile|(?<!passwords)\\.matches|\\.replaceAll|\\.replaceFirst)\\(\\s*(?!\\s*\")([A-Za-z][\\w.]*)\\s*[,)]");
    texts("src/main/java", ".java").forEach((file, text) -> {
      for (var found : call.matcher(text).results().toList()) {
        var name = found.group(1);
        if (!name.matches("[A-Z][A-Z_]*") && !text.contains("Pattern " + name)) made.add(file.getFileName() + " " + name);
      }
    });
    assertThat(made).isEmpty();
  }

  @Test
  void no_template_writes_what_it_is_given_without_escaping() {
    assertThat(files(texts("src/main/jte", ".jte"), "\\$unsafe"))
      .as("a statement that templates have written, and its styles")
      .containsExactlyInAnyOrder("document.jte", "page.jte", "print.jte", "publication.jte");
  }

  /** So that the content policy needs no exception, and nothing of a page can be turned into a program. */
  @Test
  void no_page_has_a_script() {
    var templates = texts("src/main/jte", ".jte");
    assertThat(files(templates, "(?i)<script(?![^>]*\\ssrc=\"(/assets/|\\$\\{ui\\.asset\\())")).as("but files of ours").isEmpty();
    assertThat(files(templates, "(?i)\\son[a-z]+\\s*=\\s*\"|javascript:|\\sstyle=\"|<style(?!>\\$unsafe\\{style\\})"))
      .filteredOn(file -> !file.matches(
        "document.jte|print.jte"))
      .isEmpty();
    // without scripts a page of a case asks for itself again by this, and by nothing else: docs/decisions/0036
    templates.replaceAll((_, text) -> text.replace("<noscript><meta http-equiv=\"refresh\" content=\"60;url=?by-itself\"></noscript>", ""));
    assertThat(files(templates, "(?i)<iframe|<object|<embed|<applet|<base\\b|http-equiv|postMessage|localStorage|sessionStorage|jsonp"))
      .isEmpty();
  }

  @Test
  void what_is_secret_is_typed_unseen() {
    var fields = texts("src/main/jte", ".jte").entrySet().stream()
      .flatMap(each -> Pattern.compile("<input[^>]*name=\"(?:password|_proof|newPassword|oldPassword)\"[^>]*>")
        .matcher(each.getValue()).results().map(found -> found.group()))
      .toList();
    assertThat(fields).isNotEmpty().allMatch(field -> field.contains("type=\"password\"") || field.contains("type=\"hidden\""));
    assertThat(List.of(texts("src/main/jte", ".jte").get(Path.of("src/main/jte/web/fields.jte"))))
      .allMatch(text -> text.contains("Kind.PASSWORD")
        && text.contains("type=\"password\""));
  }

  @Test
  void each_page_lets_one_sign_out() {
    var templates = texts("src/main/jte", ".jte");
    var layout = templates.get(Path.of("src/main/jte/web/layout.jte"));
    assertThat(layout).contains("action=\"/sign-out\"");
    assertThat(templates.values().stream().filter(text -> text.contains("<!doctype html>")).count())
      .as("the layout, and documents for printing")
      .isLessThanOrEqualTo(4);
  }

  @Test
  void signing_out_clears_the_browser() {
    assertThat(texts("src/main/java", ".java").get(Path.of("src/main/java/org/rihla/signin/SecurityConfiguration.java"))).contains(
      "new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE)");
  }

  @Test
  void these_rules_watch_something() {
    assertThat(users("java\\.util\\.regex\\.Pattern")).hasSizeGreaterThan(3);
    assertThat(OURS.stream().map(JavaClass::getSimpleName)).contains("OnlyOurForms");
  }
}
