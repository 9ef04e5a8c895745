package org.rihla.privacy;

/** The keys are to be changed, and no two people have said so. */
public final class NotAgreed extends RuntimeException {

  NotAgreed(KeyCeremonies.Deed deed) {
    super("Two people decide on this: on the page Keys of Rihla a system administrator asks for it (" + deed
      + "), the data protection officer confirms it, and within " + KeyCeremonies.GOOD_FOR.toDays()
      + " days this command is given, once. Where there are no two of them, or Rihla does not start: --alone --reason TEXT.");
  }
}
