package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.casework.Outcome;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Guardian;

/** Who cannot sign says it before somebody, and that somebody has a name; what nobody was to sign does not pretend to have been witnessed. */
class BeforeAWitnessTest extends AtWork {

  private static final Outcome NO_WITNESS = Outcome.refused("witness-needed");

  @Test
  void a_declaration_made_orally_names_its_witness() throws Exception {
    var family = Family.registered(p).counsel().screen();
    var answers = Map.of("person", family.mother().toString(), "language", "fr", "howGiven", "ORAL_WITH_WITNESS", "readAloud", "yes");
    var refused = pages.form(family, Role.RETURN_COUNSELLOR, "declaration").send(answers);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("What is said orally has a witness");
    var named = new HashMap<>(answers);
    named.put("witness", "Invented Neighbour");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "declaration").send(named).getStatus()).isEqualTo(302);
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString()).contains("Orally, before a witness", "Witness",
      "Invented Neighbour");
    assertThat(p.db.sql("select count(*) from counselling.statement where case_id = ? and witness is not null").param(family.id.value())
      .query(Long.class).single()).isOne();
  }

  @Test
  void nor_does_a_guardian_speak_for_a_child_orally_before_nobody() {
    var family = Family.registered(p).counsel().screen();
    assertThat(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.sign(family.id, childs(family, null)))).isEqualTo(NO_WITNESS);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.sign(family.id, childs(family, "Invented Neighbour"))));
  }

  private static Declaration childs(Family family, @Nullable String witness) {
    return new Declaration(family.child(), "fr", "ORAL_WITH_WITNESS", true, new Guardian("Her mother", "mother"),
      new ChildsView("WANTS", "I want to see my grandmother."), witness);
  }

  @Test
  void who_agrees_to_a_plan_orally_does_so_before_a_witness() throws Exception {
    var family = Family.registered(p).arrived().later(7);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.reassess(family.id, family.mother(), List.of("INCOME"), false)));
    done(family.atHome(Role.ORIGIN_CASE_WORKER,
      () -> p.plans.addActivity(family.id, family.mother(), "MICROBIZ", "MED", 400_000, "A stall.")));
    assertThat(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.agree(family.id, true, "ORAL_WITH_WITNESS", null))).isEqualTo(
      NO_WITNESS);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.agree(family.id, true, "ORAL_WITH_WITNESS", "Invented Elder")));
    assertThat(pages.ofCase(family, CONAKRY, Role.ORIGIN_CASE_WORKER).getContentAsString()).contains("Witness", "Invented Elder");
  }

  @Test
  void what_is_said_in_private_or_by_telephone_claims_no_witness() {
    var family = Family.registered(p).cleared();
    family.today = Family.FLIGHT;
    family.reconfirm();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    assertThat(p.db.sql("select distinct kind || ' ' || how_given from counselling.statement where case_id = ? and kind <> 'DECLARED'")
      .param(family.id.value()).query(String.class).list())
      .containsExactlyInAnyOrder("RECONFIRMED IN_PRIVATE", "WITHDRAWN BY_ITS_CHANNEL");
  }
}
