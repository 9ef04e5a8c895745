package org.rihla.web;

import java.util.Set;

/** What proves who somebody is, and what changes from page to page: of that nothing is kept, not even a fingerprint. */
public final class NeverKept {

  private static final Set<String> NAMES = Set.of("_csrf", "_proof", "_passkey", "password", "oldPassword", "newPassword", "code",
    "passkey", "credential", "pin", "pinAgain");

  private NeverKept() {}

  public static boolean is(String name) { return NAMES.contains(name); }
}
