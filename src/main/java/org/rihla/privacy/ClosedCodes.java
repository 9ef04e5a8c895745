package org.rihla.privacy;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.rihla.access.Compartment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes that tell what somebody went through. They are closed with a key of the installation, not of the person: in a stolen database they say nothing,
 * whoever counts can open them, and figures stay what they were when their person is forgotten.
 */
@Component
public class ClosedCodes {

  private final Seals seals;
  private final TransactionTemplate ownTransaction;
  private final Map<Compartment, Seal> keys = new ConcurrentHashMap<>();

  ClosedCodes(Seals seals, PlatformTransactionManager transactions) {
    this.seals = seals;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** @param place that names the person beside the row */
  public byte[] close(Compartment compartment, String code, Place place) {
    return Objects.requireNonNull(key(compartment).close(code, place));
  }

  public String open(Compartment compartment, byte[] closed, Place place) {
    return Objects.requireNonNull(key(compartment).open(closed, place));
  }

  /** Made in a transaction of its own: it must be there whatever becomes of who first needed it. */
  private Seal key(Compartment compartment) {
    return keys.computeIfAbsent(compartment,
      sealed -> Objects.requireNonNull(ownTransaction.execute(_ -> seals.ofInstallation(sealed))));
  }
}
