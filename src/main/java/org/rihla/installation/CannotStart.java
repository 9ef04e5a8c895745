package org.rihla.installation;

/** Something outside the program keeps it from starting. The message is one sentence (or two) for the person at the keyboard. */
public class CannotStart extends RuntimeException {

  public CannotStart(String sentence) { super(sentence); }

  public CannotStart(String sentence, Throwable cause) { super(sentence, cause); }
}
