package org.rihla.privacy;

/** The words that are read out before somebody answers; each has a version that is kept with the answer. Told by whoever keeps the words. */
public interface ConsentTexts {

  /** Of the words that hold today. @param purpose of the code list {@code consent_purpose} */
  String version(String purpose);
}
