package org.rihla.programme;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.rihla.values.Country;

/** Profiles for tests, with a short list of countries of their own. */
final class Profiles {

  static final Path MOROCCO_2024 = Path.of("programmes/morocco-2024.yaml");

  static final Origins ORIGINS = new Origins(
    Stream.of("CIV", "SEN", "GIN", "MLI", "NGA", "CMR", "BFA", "GMB", "GHA", "BEN", "COG", "COD", "TGO",
      "NER", "LBR", "SLE", "MRT", "TCD", "GAB", "CAF", "EGY", "TUN", "BGD", "PAK", "LKA", "IND", "PHL", "IDN", "KEN", "ETH", "SDN", "SYR",
      "IRQ", "YEM",
      "NPL", "VNM").collect(toMap(Country::new, code -> 100.0 / (1 + code.charAt(0) - 'A'), (a, _) -> a, LinkedHashMap::new)));

  private Profiles() {}

  static Profile morocco2024() throws ProfileRefused { return new ProfileReader(ORIGINS).readFile(MOROCCO_2024); }

  static Profile of(Path folder, String yaml) throws ProfileRefused {
    try {
      return new ProfileReader(ORIGINS).readFile(Files.writeString(folder.resolve("x.yaml"), yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
