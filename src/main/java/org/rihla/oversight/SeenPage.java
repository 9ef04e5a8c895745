package org.rihla.oversight;

import java.util.List;
import org.rihla.casework.ReturnCase;
import org.rihla.privacy.AuditReading.Opening;

/** Who saw a file. @param openings the newest first */
public record SeenPage(ReturnCase found, List<Opening> openings) {
}
