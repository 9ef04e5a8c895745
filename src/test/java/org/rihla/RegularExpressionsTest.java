package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each regular expression there is, over 25 kB of what it likes least. */
@Tag("rules")
class RegularExpressionsTest {

  private static final int LENGTH = 25_000;
  private static final Duration LONGEST = Duration.ofMillis(200);
  /** Only ever asked of a word of bounded length, or of a text of ours. */
  private static final List<String> SHORT_BY_RIGHT = List.of("^[^\\p{L}]+|[^\\p{L}]+$", // a password of at most 200 characters
    "\\s*\\R\\s*"); // what the command line is told

  private static String of(String part) { return part.repeat(LENGTH / part.length() + 1).substring(0, LENGTH); }

  private static List<String> hard() {
    var hard = new ArrayList<String>();
    for (var part : List.of("a", "0", " ", "-", ".", "/", "\\", "=", "\n", "\r\n", "\u00a0", "\u200d", "\u200e", "\u0000", "ب", "😀", "0-",
      ".1", "1,",
      " 000", "a-", "%20")) {
      var many = of(part);
      hard.add(many + "!");
      hard.add("x" + many + "x");
      hard.add("1-1-1" + many);
    }
    return hard;
  }

  /** @param found whether it is looked for in a text, and not only held against the whole of it */
  private record Used(Pattern pattern, boolean found) {
  }

  private static Map<String, Used> patterns() throws IOException, IllegalAccessException {
    var sources = new LinkedHashMap<String, String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList())
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
    }
    var patterns = new LinkedHashMap<String, Used>();
    for (var type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.rihla")) {
      if (type.getFields().stream().noneMatch(field -> field.getRawType().isEquivalentTo(Pattern.class))) continue;
      var source = sources.getOrDefault(type.getSimpleName(), "");
      for (var field : type.reflect().getDeclaredFields()) {
        if (field.getType() != Pattern.class || !Modifier.isStatic(field.getModifiers())) continue;
        field.setAccessible(true);
        boolean whole = source.contains(field.getName() + ".matcher(") && source.contains(".matches()") && !Pattern.compile(field.getName()
          + "\\.(?:split\\(|matcher\\([^;]*\\)\\.(?:find|replace|results|lookingAt))").matcher(source).find();
        patterns.put(type.getSimpleName() + "." + field.getName(), new Used((Pattern) field.get(null), !whole));
      }
    }
    int named = patterns.size();
    var call = Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
    sources.forEach((file, text) -> {
      for (var found : call.matcher(text).results().toList())
        try {
          patterns.put(file + " " + found.group(2),
            new Used(Pattern.compile(found.group(2).translateEscapes()), !found.group(1).equals("matches")));
        } catch (IllegalArgumentException notAll) {
          // only the beginning of one that is joined, or an escape of its own
        }
    });
    assertThat(named).as("constants").isGreaterThan(15);
    assertThat(patterns).as("and written where they are used").hasSizeGreaterThan(named + 15);
    patterns.values().removeIf(each -> SHORT_BY_RIGHT.contains(each.pattern().pattern()));
    return patterns;
  }

  @Test
  void no_pattern_takes_long_whatever_it_is_given() throws Exception {
    var slow = new ArrayList<String>();
    for (var each : patterns().entrySet()) {
      var failed = new AtomicReference<String>();
      // as deep as a request may go
      var looking = new Thread(null, () -> failed.set(look(each.getValue())), "regex", 512 * 1024);
      looking.start();
      looking.join();
      if (failed.get() != null) slow.add(each.getKey() + " " + failed.get());
    }
    assertThat(slow).isEmpty();
  }

  /** What it could not bear, or null. In time of the processor: others work on this machine too. */
  private static @Nullable String look(Used used) {
    for (var text : hard()) {
      var begun = spent();
      try {
        var patient = new Patient(text, begun);
        used.pattern().matcher(patient).matches();
        for (var matcher = used.pattern().matcher(patient); used.found() && matcher.find();) if (matcher.end() >= LENGTH) break;
      } catch (IllegalStateException | StackOverflowError e) {
        return e.getClass().getSimpleName() + " over " + text.substring(0, 8);
      }
      if (spent() - begun > LONGEST.toNanos()) return "slow over " + text.substring(0, 8);
    }
    return null;
  }

  private static long spent() { return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(); }

  /** Text that loses its patience: a matcher can be stopped by nothing else. */
  private record Patient(String text, long begun) implements CharSequence {

    @Override
    public int length() { return text.length(); }

    @Override
    public char charAt(int index) {
      if ((index & 0xfff) == 0 && spent() - begun > 4 * LONGEST.toNanos()) throw new IllegalStateException("too slow");
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) { return text.subSequence(start, end); }
  }
}
