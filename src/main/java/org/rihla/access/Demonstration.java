package org.rihla.access;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rihla.values.OfficeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The invented staff of a demonstration: one account per role and office, all with the same password, which opens nothing else. */
@Service
public class Demonstration implements Accounts {

  /** So many come by the one-time link: the first, and the second who confirms what the first proposes. */
  private static final int ADMINISTRATORS = 2;
  private static final String PASSWORD = "demonstration";
  /** Of the one of the invented people who comes for themselves. */
  public static final String PIN = "805317";
  /** The one that shows how everybody signs in where people are real. */
  public static final String WITH_SECOND_FACTOR = "system-administrator.rba2";
  private static final List<Role> HOST_ROLES = List.of(Role.OUTREACH_WORKER, Role.RETURN_COUNSELLOR, Role.PROTECTION_OFFICER,
    Role.MEDICAL_OFFICER,
    Role.MOVEMENTS_OFFICER,
    Role.FINANCE_OFFICER, Role.ME_OFFICER, Role.OFFICE_MANAGER);
  private static final List<Role> ORIGIN_ROLES = List.of(Role.ORIGIN_CASE_WORKER, Role.PROTECTION_OFFICER, Role.FINANCE_OFFICER,
    Role.ME_OFFICER,
    Role.OFFICE_MANAGER);
  private static final List<Role> SPECIAL_ROLES = List.of(Role.DATA_PROTECTION_OFFICER, Role.SYSTEM_ADMINISTRATOR, Role.NATIONAL_AUTHORITY,
    Role.DONOR);

  private final JdbcClient db;
  private final Staff staff;
  private final Offices offices;
  private final FirstAdministrator first;
  private final PasswordEncoder passwords;

  Demonstration(JdbcClient db, Staff staff, Offices offices, FirstAdministrator first, PasswordEncoder passwords) {
    this.db = db;
    this.staff = staff;
    this.offices = offices;
    this.first = first;
    this.passwords = passwords;
  }

  /** Makes the invented staff of every office there is. Two managers and two counsellors each, for what needs two people. */
  public void hireEverybody() {
    if (db.sql("select count(*) from access.staff where not invented").query(Long.class).single() > 0)
      throw new IllegalStateException("This database has real accounts: a demonstration with known passwords does not belong there.");
    var hash = passwords.encode(PASSWORD);
    offices.all().forEach(office -> hire(office, hash));
  }

  /** The invented staff of an office that was opened later, in a demonstration that may have got accounts of its own by then. */
  public void hireAt(OfficeCode office) {
    hire(offices.get(office), passwords.encode(PASSWORD));
  }

  private void hire(Office office, String hash) {
    if (office.kind() == Office.Kind.PARTNER) {
      hire(Role.PARTNER, office.code(), "", hash);
      return;
    }
    for (var role : office.kind() == Office.Kind.ORIGIN ? ORIGIN_ROLES : HOST_ROLES) hire(role, office.code(), "", hash);
    hire(Role.OFFICE_MANAGER, office.code(), "2", hash);
    hire(Role.PROTECTION_OFFICER, office.code(), "2", hash);
    if (office.kind() == Office.Kind.HOST) for (var role : SPECIAL_ROLES) hire(role, office.code(), "", hash);
    if (office.code().value().equals("RBA")) // the second administrator, who confirms what the first proposes
      staff.add(WITH_SECOND_FACTOR, Role.SYSTEM_ADMINISTRATOR, office.code(), hash, Staff.Kind.INVENTED_WITH_SECOND_FACTOR);
  }

  private void hire(Role role, OfficeCode office, String number, String hash) {
    staff.add(login(role, office) + number, role, office, hash, Staff.Kind.INVENTED);
  }

  /** Such as {@code return-counsellor.rba}. */
  public static String login(Role role, OfficeCode office) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + office.value().toLowerCase(Locale.ROOT);
  }

  /** Of the head office, and of one office of origin; the others have the same. */
  @Override
  public List<Account> demonstrationAccounts() {
    return db
      .sql(
        """
          select login, role, office from access.staff
          where invented and (role = 'MIGRANT' or login not like '%2' or login in ('office-manager.rba2', 'protection-officer.rba2', 'system-administrator.rba2'))
            and (office = 'RBA' or office = (select code from access.office where kind = 'ORIGIN' order by code <> 'CIV', code limit 1)
              or office in (select code from access.office where kind = 'PARTNER'))
          order by login""")
      .query((row, _) -> account(row.getString(1), Role.valueOf(row.getString(2)), row.getString(3))).list().stream()
      .sorted(
        Comparator.comparing((Account account) -> !account.office().equals("RBA")).thenComparing(account -> account.role() == Role.PARTNER)
          .thenComparing(Account::office).thenComparing(Account::role))
      .toList();
  }

  private static Account account(String login, Role role, String office) {
    return new Account(login, role == Role.MIGRANT ? PIN : PASSWORD, role, office);
  }

  @Override
  public People people() {
    if (staff.isEmpty()) return People.NOBODY;
    return db.sql("select exists (select from access.staff where invented)").query(Boolean.class).single() ? People.INVENTED : People.REAL;
  }

  @Override
  public Optional<String> firstAdministratorLink(String baseUrl) {
    boolean enough = people() == People.INVENTED || staff.madeByNobody() >= ADMINISTRATORS;
    return !enough ? Optional.of(baseUrl + "/first-administrator/" + first.invite()) : Optional.empty();
  }
}
