package org.rihla.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes for the day when the second factor is lost: each stands in for it once. */
@Repository
class RecoveryCodes {

  static final int CODES = 10;
  private static final int BYTES = 10;

  private final JdbcClient db;

  RecoveryCodes(JdbcClient db) {
    this.db = db;
  }

  /** New ones; the old are no longer good. @return them, which are nowhere else */
  List<String> renew(StaffId who) {
    forget(who);
    var codes = new ArrayList<String>();
    while (codes.size() < CODES) {
      var code = Totp.base32(Secrets.random(BYTES)).toLowerCase(Locale.ROOT);
      db.sql("insert into signin.recovery_code (staff_id, code_hash) values (?, ?)").params(who.value(), Secrets.hash(code)).update();
      codes.add(code.replaceAll("(.{4})(?=.)", "$1-"));
    }
    return codes;
  }

  /** Uses one up. */
  boolean takes(StaffId who, String typed) {
    var letters = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
    return db.sql("delete from signin.recovery_code where staff_id = ? and code_hash = ?").params(who.value(), Secrets.hash(letters))
      .update() == 1;
  }

  int left(StaffId who) {
    return db.sql("select count(*) from signin.recovery_code where staff_id = ?").param(who.value()).query(Integer.class).single();
  }

  void forget(StaffId who) { db.sql("delete from signin.recovery_code where staff_id = ?").param(who.value()).update(); }
}
