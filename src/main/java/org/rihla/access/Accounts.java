package org.rihla.access;

import java.util.List;
import java.util.Optional;

/** The ways into a new installation. */
public interface Accounts {

  /** @param role the role's code; @param office the office's code */
  record Account(String login, String password, String role, String office) {
  }

  /** The accounts of the demonstration; empty anywhere else. */
  List<Account> demonstrationAccounts();

  /** The one-time link that makes the first administrator; empty once there is any account. */
  Optional<String> firstAdministratorLink(String baseUrl);
}
