package org.rihla.privacy;

/** Their keys were destroyed: nothing of them can be opened or closed any more. */
public final class Forgotten extends Unreadable {

  Forgotten(String place) { super(place, new IllegalStateException("no key")); }
}
