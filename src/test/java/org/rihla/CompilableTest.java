package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * HotSpot interprets a method of more than 8,000 bytes for ever, however often it runs. The page of a case grew past that unnoticed, and answered
 * half as fast again.
 */
@Tag("architecture")
class CompilableTest {

  private static final int MOST_BYTES = 8_000;

  private record Method(String name, int bytes) {
  }

  @Test
  void no_page_and_no_method_is_too_long_to_be_compiled() throws IOException {
    var methods = methods(Path.of("target", "classes"));
    assertThat(methods.stream().map(Method::name)).contains("gg/jte/generated/precompiled/casework/JtecaseGenerated$1.writeTo");
    assertThat(methods.stream().filter(method -> method.bytes() > MOST_BYTES)).isEmpty();
  }

  private static List<Method> methods(Path classes) throws IOException {
    try (var files = Files.walk(classes)) {
      return files.filter(file -> file.toString().endsWith(".class")).flatMap(CompilableTest::methodsOf).toList();
    }
  }

  private static Stream<Method> methodsOf(Path file) {
    try {
      var type = ClassFile.of().parse(file);
      return type.methods().stream().filter(method -> !method.methodName().equalsString("<clinit>"))
        .flatMap(method -> method.code().stream().map(code -> new Method(
          type.thisClass().asInternalName() + "." + method.methodName().stringValue(), ((CodeAttribute) code).codeLength())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
