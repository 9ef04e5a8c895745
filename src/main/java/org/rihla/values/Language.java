package org.rihla.values;

import java.util.Locale;

/** The languages Rihla itself speaks. Languages that people speak are reference data. */
public enum Language {
  FR, EN, AR;

  /** As in messages, URLs and the {@code lang} attribute. */
  public String tag() { return name().toLowerCase(Locale.ROOT); }

  /** Arabic as Morocco writes it: Western digits. */
  public Locale locale() {
    return switch (this) {
      case FR -> Locale.FRENCH;
      case EN -> Locale.UK;
      case AR -> Locale.forLanguageTag("ar-MA");
    };
  }

  /** What those who speak it call it. */
  public String ownName() {
    return switch (this) {
      case FR -> "Français";
      case EN -> "English";
      case AR -> "العربية";
    };
  }

  public String direction() { return this == AR ? "rtl" : "ltr"; }

  /** @throws IllegalArgumentException for a language that Rihla does not speak */
  public static Language of(String tag) {
    return valueOf(tag.toUpperCase(Locale.ROOT));
  }
}
