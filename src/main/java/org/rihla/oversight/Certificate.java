package org.rihla.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rihla.ledger.Ledger;
import org.rihla.privacy.Erasures.Erasure;

/**
 * What is handed to a person who was forgotten, or kept for them: without a name, since nobody knows it any more.
 *
 * @param role what they were in the case, of the code list {@code case_role}
 * @param askedBy and {@code confirmedBy}: accounts
 * @param position the number of the entry in the sealed audit, from 1; null until it is sealed
 * @param sealed the newest checkpoint, which stands over it
 */
public record Certificate(Erasure erasure, String role, String askedBy, String confirmedBy, Instant at, int keys, @Nullable Long position,
  Ledger.@Nullable Sealed sealed) {
}
