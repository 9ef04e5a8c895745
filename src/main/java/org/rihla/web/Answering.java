package org.rihla.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Answer;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.SecondLooks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second person answers, and what they confirm is done in the same transaction. */
@Service
public class Answering {

  private final SecondLooks looks;
  private final Map<Kind, FourEyes> flows;

  Answering(SecondLooks looks, List<FourEyes> flows) {
    this.looks = looks;
    this.flows = flows.stream().collect(Collectors.toMap(FourEyes::kind, Function.identity()));
  }

  FourEyes flow(SecondLook look) {
    var flow = flows.get(look.kind());
    if (flow == null) throw new IllegalStateException("nobody carries out " + look.kind());
    return flow;
  }

  /**
   * @return why not, a code; empty once it is done
   * @throws org.rihla.access.Forbidden if it is not theirs to answer
   */
  @Transactional
  public Optional<String> answer(UUID id, Answer answer) {
    var look = looks.keep(id);
    var why = looks.whyNot(look);
    if (why.isPresent()) {
      looks.tried(look);
      return why;
    }
    if (answer == Answer.CONFIRMED) {
      var impossible = flow(look).confirmed(look);
      if (impossible.isPresent()) return impossible;
    }
    looks.settle(look, answer);
    return Optional.empty();
  }
}
