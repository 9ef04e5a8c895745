package org.rihla.programme;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.rihla.programme.PlannedPerson.Vulnerability;
import org.rihla.values.Country;

/** A case while it is being planned. */
final class Draft {

  final int key;
  final Country destination;
  final List<Member> members = new ArrayList<>();
  Outcome outcome = Outcome.PENDING_AT_YEAR_END;
  boolean charter;
  boolean held;
  boolean mission;
  /** From registration to the departure, or to the departure that was hoped for. */
  LocalDate registers = LocalDate.EPOCH;
  LocalDate departs = LocalDate.EPOCH;
  /** Nothing happens after it. */
  LocalDateTime ends = LocalDateTime.MAX;

  Draft(int key, Country destination) {
    this.key = key;
    this.destination = destination;
  }

  Member add(String role, boolean woman, boolean child) {
    var member = new Member(role, woman, child);
    members.add(member);
    return member;
  }

  Member principal() { return members.getFirst(); }

  boolean unaccompaniedChild() { return principal().child; }

  boolean any(String... codes) { return members.stream().anyMatch(member -> member.has(codes)); }

  boolean anySupported() { return members.stream().anyMatch(member -> member.supported); }

  boolean anyVirtual() { return members.stream().anyMatch(member -> member.virtual); }

  boolean seeksProtection() {
    return principal().legalStatus.matches("ASYLUM_.*|REFUGEE|COMPLEMENTARY_PROTECTION|STATELESS");
  }

  /** A person while being planned. */
  static final class Member {

    final String role;
    final boolean woman;
    final boolean child;
    int age;
    String legalStatus = "UNKNOWN";
    final List<Vulnerability> vulnerabilities = new ArrayList<>();
    boolean reinforced;
    boolean virtual;
    boolean supported;

    Member(String role, boolean woman, boolean child) {
      this.role = role;
      this.woman = woman;
      this.child = child;
    }

    boolean has(String... codes) { return vulnerabilities.stream().anyMatch(each -> List.of(codes).contains(each.code())); }

    void is(String code, String status) {
      if (!has(code)) vulnerabilities.add(new Vulnerability(code, status));
    }
  }
}
