package org.rihla.privacy;

/** A value does not open with the keys at hand: another key, another place, or changed bytes. */
public sealed class Unreadable extends RuntimeException permits Forgotten {

  Unreadable(String place, Throwable cause) { super("cannot be opened: " + place, cause); }
}
