package org.rihla.programme;

import java.util.Map;
import java.util.Set;
import org.rihla.values.Country;

/** Reads the assumptions of a profile, with the default of each. The defaults are explained in {@code programmes/README.md}. */
final class AssumedReading {

  /** Of those who applied in Morocco in 2022, 69 % returned in the year. */
  private static final double RETURNED_OF_APPLICATIONS = 0.69;

  private static final Shares ADULT_AGES = Shares.parse("18 0.28, 25 0.42, 35 0.20, 45 0.08, 65 0.02");
  private static final Shares CHILDREN_PER_FAMILY = Shares.parse("1 0.55, 2 0.28, 3 0.13, 4 0.04");
  private static final Shares LEGAL_STATUS = Shares.parse("IRREGULAR_ENTRY 0.60, VISA_OVERSTAY 0.19, PERMIT_EXPIRED 0.05, "
    + "ASYLUM_SEEKER_PENDING 0.04, ASYLUM_REJECTED_FINAL 0.04, REFUGEE 0.01, REGULAR_WORKER 0.03, STUDENT 0.02, OTHER_REGULAR 0.02");
  private static final Set<String> STATUSES = Set.of("IRREGULAR_ENTRY", "VISA_OVERSTAY", "PERMIT_EXPIRED", "PERMIT_REVOKED",
    "REGULAR_WORKER",
    "STUDENT", "OTHER_REGULAR", "ASYLUM_SEEKER_PENDING", "ASYLUM_WITHDRAWN", "ASYLUM_REJECTED_APPEAL_OPEN", "ASYLUM_REJECTED_FINAL",
    "REFUGEE",
    "COMPLEMENTARY_PROTECTION", "STATELESS", "UNKNOWN");
  private static final Shares VULNERABILITIES = Shares
    .parse("MED_S 0.030, MENTAL 0.015, VOT_P 0.007, VOT_C 0.008, VIC_T 0.010, DIS_WALK 0.006, "
      + "DIS_SEE 0.003, DESTITUTE 0.120, WAR 0.060, GBV 0.030, PREG 0.030");
  private static final Shares MOROCCO = Shares.parse("RBA 0.70, CAS 0.20, OUJ 0.10");
  private static final Shares SERVICES = Shares
    .parse("ACCOM 0.30, FOOD 0.40, NFI 0.45, MED 0.25, MHPSS 0.10, LEGAL 0.04, DOC 0.30, LOCTRANS 0.55, "
      + "COMMS 0.25, CASH_PD 0.95, TRAIN_PD 0.12");
  private static final Shares REINTEGRATION = Shares
    .parse("CASH 0.60, MICROBIZ 0.50, TVET 0.25, JOB 0.08, FINLIT 0.18, HOUSING 0.15, EDU 0.50, "
      + "HEALTH_R 0.10, DOCS 0.12, LEGAL_R 0.02, SOCPROT 0.05, MHPSS_IND 0.20, MHPSS_FAM 0.08, SOCIALNET 0.10, CHILDCARE 0.15");
  private static final Shares ENDS = Shares.parse("withdrew 0.62, protection 0.04, pending 0.34");

  private final Section assumed;
  private final Faults faults;

  AssumedReading(Section assumed, Faults faults) {
    this.assumed = assumed;
    this.faults = faults;
  }

  /** Without countries: those need the other figures first. */
  Assumed read(Country host, int year, int persons) {
    var offices = host.code().equals("MAR") ? MOROCCO : Shares.parse(host.code() + " 1");
    return new Assumed(seed(year), applications(persons), Map.of(), assumed.share("women", 0.25), assumed.share("children", 0.15),
      assumed.share("unaccompanied", 0.01), assumed.parts("adult_ages", ADULT_AGES, key -> key.matches("1[89]|[2-9][0-9]")),
      assumed.parts("children_per_family", CHILDREN_PER_FAMILY, key -> key.matches("[1-8]")), assumed.share("both_parents", 0.40),
      assumed.parts("legal_status", LEGAL_STATUS, STATUSES::contains), assumed.each("vulnerabilities", VULNERABILITIES),
      assumed.parts("offices", offices, key -> key.matches("[A-Z]{3}")), leadTime(), assumed.share("supported_of_previous_year", 0.40),
      assumed.each("services", SERVICES), assumed.each("reintegration", REINTEGRATION), assumed.parts("ends", ENDS, ENDS.of()::containsKey),
      assumed.share("no_show", 0.03), assumed.share("hold", 0.03), assumed.share("consular_mission", 0.25), assumed.share("charter", 0.30));
  }

  private long seed(int year) {
    var seed = assumed.whole("seed", Long.MAX_VALUE);
    return seed == null ? year * 10_000L + 101 : seed;
  }

  private int applications(int persons) {
    var given = assumed.count("applications");
    if (given == null) return (int) Math.ceil(persons / RETURNED_OF_APPLICATIONS);
    if (given < persons) faults.add(assumed.at("applications"), "applications " + given + " is fewer than persons " + persons);
    return given;
  }

  private int leadTime() {
    var days = assumed.count("lead_time_days");
    if (days == null) return 45;
    if (days < 21 || days > 180) faults.add(assumed.at("lead_time_days"), "lead_time_days " + days + " is not between 21 and 180");
    return days;
  }
}
