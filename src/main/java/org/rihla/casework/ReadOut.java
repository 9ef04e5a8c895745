package org.rihla.casework;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rihla.privacy.ConsentTexts;
import org.rihla.reference.Codes;
import org.springframework.stereotype.Component;

/** The words that are read out, code list {@code consent_text}: one row for each purpose and version, the newest last. */
@Component
public class ReadOut implements ConsentTexts {

  private final Codes codes;
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  ReadOut(Codes codes) {
    this.codes = codes;
  }

  @Override
  public String version(String purpose) {
    return versions.computeIfAbsent(purpose, _ -> codes.of("consent_text").stream().filter(text -> text.attribute().equals(purpose))
      .reduce((_, later) -> later).map(text -> text.code().substring(purpose.length() + 1)).orElseThrow());
  }

  public static String code(String purpose, String version) { return purpose + "_" + version; }
}
