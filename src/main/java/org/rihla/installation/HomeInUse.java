package org.rihla.installation;

/** Another process works in this home, which is no fault of the home. */
final class HomeInUse extends CannotStart {

  HomeInUse(String sentence) { super(sentence); }
}
