package org.rihla.casework;

import java.time.LocalDate;
import org.rihla.values.CaseId;

/** News: a case has entered a stage. */
public record StageReached(CaseId id, Stage stage, LocalDate on) {
}
