package org.rihla.programme;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Organisation;
import org.rihla.values.Country;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a profile as YAML nodes, never as objects, and refuses it with all that is wrong, line by line. */
final class ProfileReader {

  private static final int MOST_BYTES = 1 << 20;

  private final Origins origins;

  ProfileReader(Origins origins) { this.origins = origins; }

  /** @throws ProfileRefused if the file cannot be read, is not a profile, or contradicts itself */
  static Profile read(Path file) throws ProfileRefused {
    return new ProfileReader(Origins.onClasspath()).readFile(file);
  }

  Profile readFile(Path file) throws ProfileRefused {
    var faults = new Faults(file);
    var root = compose(text(file, faults), faults);
    var profile = profile(new Section(root, root, "a profile", faults), faults);
    if (profile == null || !faults.none()) throw faults.refusal();
    return profile;
  }

  private @Nullable Profile profile(Section root, Faults faults) {
    var host = host(root, faults);
    var year = root.count("year");
    if (year == null && !root.has("year")) faults.add(root.at("year"), "year is missing");
    if (year != null && (year < 2000 || year > 2100)) faults.add(root.at("year"), "year " + year + " is not between 2000 and 2100");
    var organisation = organisation(root, faults);
    var published = root.section("published");
    var assumed = root.section("assumed");
    root.refuseUnknown();
    if (!published.has("persons")) faults.add(published.at("persons"), "published.persons is missing");
    var filled = new ProfileFilling(origins, published, assumed, faults).fill(host == null ? new Country("XXX") : host,
      year == null ? 2000 : year);
    return filled == null ? null : filled.runBy(organisation);
  }

  /** In each of the three languages, or not at all. */
  private static Organisation.@Nullable Names organisation(Section root, Faults faults) {
    var section = root.section("organisation");
    var fr = section.text("fr");
    var en = section.text("en");
    var ar = section.text("ar");
    section.refuseUnknown();
    if (fr == null && en == null && ar == null) return null;
    if (fr != null && en != null && ar != null && Stream.of(fr, en, ar).noneMatch(String::isBlank))
      return new Organisation.Names(fr, en, ar);
    faults.add(root.at("organisation"), "organisation needs a name in each of fr, en and ar");
    return null;
  }

  private static @Nullable Country host(Section root, Faults faults) {
    var code = root.text("host");
    if (code == null && !root.has("host")) faults.add(root.at("host"), "host is missing");
    if (code == null || Origins.KNOWN.contains(code)) return code == null ? null : new Country(code);
    faults.add(root.at("host"), "unknown host country, not an ISO 3166-1 alpha-3 code: " + code);
    return null;
  }

  private static String text(Path file, Faults faults) throws ProfileRefused {
    try {
      if (!Files.isRegularFile(file)) throw refused(faults, 1, "there is no such file");
      if (Files.size(file) > MOST_BYTES) throw refused(faults, 1, "the file is larger than 1 MB");
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw refused(faults, 1, "the file is not UTF-8 text");
    } catch (IOException e) {
      throw refused(faults, 1, "the file cannot be read");
    }
  }

  /** Aliases are refused before anything is built: a profile has no use for them, and they can be made to grow without end. */
  private static Node compose(String text, Faults faults) throws ProfileRefused {
    try {
      for (var event : yaml().parse(new StringReader(text)))
        if (event instanceof AliasEvent alias) throw refused(faults, alias.getStartMark().getLine() + 1, "aliases (*) are not allowed");
      var root = yaml().compose(new StringReader(text));
      if (root instanceof MappingNode) return root;
      throw refused(faults, 1, "this is not a profile: it has no keys and values");
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      throw refused(faults, mark == null ? 1 : mark.getLine() + 1, "this is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw refused(faults, 1, "this is not YAML, or holds characters that YAML does not allow");
    }
  }

  private static Yaml yaml() {
    var limits = new LoaderOptions();
    limits.setNestingDepthLimit(10);
    limits.setCodePointLimit(MOST_BYTES);
    return new Yaml(limits);
  }

  private static ProfileRefused refused(Faults faults, int line, String reason) {
    faults.add(line, reason);
    return faults.refusal();
  }
}
