package org.rihla.monitoring;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.rihla.values.Language;

/**
 * A survey instrument is data: its items, scales and weights are read from a file and named by code and version. What ships is a PLACEHOLDER with
 * equal weights; its scores are indicative, and never called the official ones.
 */
public final class Instrument {

  /** Below this share of answered items a dimension has no score. */
  static final double LEAST_ANSWERED = 0.7;

  /** @param dimension ECO, SOC or PSY; @param scale of the code list {@code scale}: L5, F5, G5 or YN */
  public record Item(String code, String dimension, String scale, Map<Language, String> texts) {
  }

  /** The mean of the answered items of one dimension, 0 to 1, and how many were answered. */
  public record Score(String dimension, OptionalDouble value, double answered) {
  }

  private final String code;
  private final List<Item> items = new ArrayList<>();

  private Instrument(String code) {
    this.code = code;
  }

  public static final Instrument PLACEHOLDER = read("placeholder-1");

  static Instrument read(String code) {
    var file = Objects.requireNonNull(Instrument.class.getResourceAsStream("/instruments/" + code + ".csv"), code);
    var instrument = new Instrument(code);
    try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      for (var row : CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
        var texts = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) texts.put(language, row.get(language.tag()));
        instrument.items.add(new Item(row.get("code"), row.get("dimension"), row.get("scale"), texts));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return instrument;
  }

  public String code() { return code; }

  public List<Item> items() { return items; }

  /** In the order in which they are asked. */
  public List<String> dimensions() {
    return items.stream().map(Item::dimension).distinct().toList();
  }

  public List<Item> of(String dimension) { return items.stream().filter(item -> item.dimension().equals(dimension)).toList(); }

  /** What an answer is worth, 0 to 1. @param answer the position on the scale, best first */
  static double worth(Item item, int answer) {
    return item.scale().equals("YN") ? 1 - answer : 1 - answer / 4.0;
  }

  /** Missing answers are left out, never counted as bad. */
  public List<Score> score(Map<String, Integer> answers) {
    return List.of("ECO", "SOC", "PSY").stream().map(dimension -> {
      var asked = items.stream().filter(item -> item.dimension().equals(dimension)).toList();
      var answered = asked.stream().filter(item -> answers.containsKey(item.code())).toList();
      double share = asked.isEmpty() ? 0 : (double) answered.size() / asked.size();
      var mean = answered.stream().mapToDouble(item -> worth(item, Objects.requireNonNull(answers.get(item.code())))).average();
      return new Score(dimension, share >= LEAST_ANSWERED ? mean : OptionalDouble.empty(), share);
    }).toList();
  }
}
