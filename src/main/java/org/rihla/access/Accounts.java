package org.rihla.access;

import java.util.List;
import java.util.Optional;

/** The ways into a new installation. */
public interface Accounts {

  /** @param office the office's code */
  record Account(String login, String password, Role role, String office) {
  }

  /** The accounts of the demonstration; empty anywhere else. */
  List<Account> demonstrationAccounts();

  /** Whose accounts a database has. */
  enum People {
    NOBODY, INVENTED, REAL
  }

  /** Invented if anybody is: their passwords are known. */
  People people();

  /** The one-time link that makes the first administrator, and then the second; empty once there have been two. */
  Optional<String> firstAdministratorLink(String baseUrl);
}
