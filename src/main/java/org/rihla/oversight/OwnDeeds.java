package org.rihla.oversight;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rihla.privacy.Audited;

/** What an account did lately. @param numbers of those cases that are still theirs to see @param all whether there is no more of it */
public record OwnDeeds(List<Audited> deeds, Map<UUID, String> numbers, boolean all) {
}
