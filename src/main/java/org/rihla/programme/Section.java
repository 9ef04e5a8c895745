package org.rihla.programme;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Country;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of a profile, read key by key. What is wrong is noted with its line and answered with null, so that reading goes on. */
final class Section {

  /** No programme is larger, and a replay is one process. */
  static final int MOST = 100_000;

  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern SHARE = Pattern.compile("0|1|[01]\\.[0-9]{1,9}|\\.[0-9]{1,9}");

  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>(Set.of("source"));
  private final Faults faults;
  private final Node whole;

  Section(@Nullable Node node, Node otherwise, String name, Faults faults) {
    this.faults = faults;
    this.whole = node == null ? otherwise : node;
    switch (node) {
      case null -> {
      }
      case MappingNode mapping -> mapping.getValue().forEach(pair -> put(pair.getKeyNode(), pair.getValueNode()));
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> {
      }
      default -> faults.add(node, name + " must be a list of keys and values");
    }
  }

  private void put(Node key, Node value) {
    if (!(key instanceof ScalarNode scalar)) faults.add(key, "a key must be one word");
    else if (keys.putIfAbsent(scalar.getValue(), key) != null) faults.add(key, scalar.getValue() + " is given twice");
    else values.put(scalar.getValue(), value);
  }

  /** The node of this key, or of the whole section: the place to say what is wrong with it. */
  Node at(String key) {
    return keys.getOrDefault(key, whole);
  }

  boolean has(String key) { return values.containsKey(key); }

  /** The keys that have a meaning here. */
  Set<String> askedKeys() {
    var all = new LinkedHashSet<>(asked);
    all.remove("source");
    return all;
  }

  Section section(String key) {
    asked.add(key);
    return new Section(values.get(key), at(key), key, faults);
  }

  @Nullable
  String text(String key) {
    asked.add(key);
    return switch (values.get(key)) {
      case null -> null;
      case ScalarNode scalar -> scalar.getValue();
      case Node node -> refuse(node, key + " must be one word");
    };
  }

  @Nullable
  Long whole(String key, long most) {
    asked.add(key);
    var node = values.get(key);
    if (node == null) return null;
    var number = node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN
      && WHOLE.matcher(scalar.getValue()).matches()
        ? Long.valueOf(scalar.getValue())
        : null;
    if (number == null) return refuse(at(key), key + " must be a whole number, not negative: " + shown(node));
    return number <= most ? number : refuse(at(key), key + " " + number + " is more than " + most);
  }

  @Nullable
  Integer count(String key) {
    var number = whole(key, MOST);
    return number == null ? null : number.intValue();
  }

  /** A share from 0 to 1, or this default where the key is absent. */
  double share(String key, double otherwise) {
    asked.add(key);
    var node = values.get(key);
    if (node == null) return otherwise;
    if (node instanceof ScalarNode scalar && SHARE.matcher(scalar.getValue()).matches() && Double.parseDouble(scalar.getValue()) <= 1)
      return Double.parseDouble(scalar.getValue());
    faults.add(at(key), key + " must be a share from 0 to 1: " + shown(node));
    return otherwise;
  }

  /** Parts of a whole: given, they replace the default altogether. */
  Shares parts(String key, Shares otherwise, Predicate<String> known) {
    var section = section(key);
    if (section.keys.isEmpty()) return otherwise;
    var given = section.shares(known, key);
    if (Math.abs(given.sum() - 1) > 0.001)
      faults.add(at(key), key + " must add up to 1, adds up to " + Math.round(given.sum() * 1000) / 1000.0);
    return given;
  }

  /** Shares that stand on their own: those given replace those of the default. */
  Shares each(String key, Shares otherwise) {
    var all = new LinkedHashMap<>(otherwise.of());
    all.putAll(section(key).shares(all::containsKey, key).of());
    return new Shares(all);
  }

  private Shares shares(Predicate<String> known, String name) {
    var shares = new LinkedHashMap<String, Double>();
    for (var key : keys.keySet()) {
      if (known.test(key)) shares.put(key, share(key, 0));
      else faults.add(at(key), "unknown code in " + name + ": " + key);
    }
    return new Shares(shares);
  }

  /** Persons by country, each at least one. */
  Map<Country, Integer> byCountry(String key, Country host) {
    var section = section(key);
    var persons = new LinkedHashMap<Country, Integer>();
    for (var code : section.keys.keySet()) {
      var count = section.count(code);
      if (!Origins.KNOWN.contains(code)) faults.add(section.at(code), "unknown country, not an ISO 3166-1 alpha-3 code: " + code);
      else if (code.equals(host.code())) faults.add(section.at(code), code + " is the host country: nobody returns from it to it");
      else if (count != null && count == 0) faults.add(section.at(code), code + " must have at least one person, or be left out");
      else if (count != null) persons.put(new Country(code), count);
    }
    return persons;
  }

  /** To be called last: what nobody asked for is a misspelling, and would otherwise be ignored in silence. */
  void refuseUnknown() {
    for (var key : keys.keySet()) if (!asked.contains(key)) faults.add(at(key), "unknown key: " + key);
    if (values.get("source") instanceof MappingNode source) faults.add(source, "source must be text, or a list of texts");
    if (values.get("source") instanceof SequenceNode source && !source.getValue().stream().allMatch(ScalarNode.class::isInstance))
      faults.add(source, "source must be text, or a list of texts");
  }

  private <T> @Nullable T refuse(Node where, String reason) {
    faults.add(where, reason);
    return null;
  }

  private static String shown(Node node) {
    if (!(node instanceof ScalarNode scalar)) return "is a list";
    var text = scalar.getValue();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text.isEmpty() ? "is empty" : text;
  }
}
