package org.rihla.privacy;

/** A value does not open with the keys at hand: another key, another place, or changed bytes. */
public final class Unreadable extends RuntimeException {

  Unreadable(String place, Throwable cause) { super("cannot be opened: " + place, cause); }
}
