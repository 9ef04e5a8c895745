package org.rihla.privacy;

import java.util.EnumSet;
import java.util.Set;

/** What a person is asked to agree to, each by itself: code list {@code consent_purpose}. The words read out are code list {@code consent_text}. */
public enum Purpose {
  C_PROCESS(Recipient.HOST_OFFICE), C_SHARE_ORIGIN(Recipient.ORIGIN_OFFICE), C_SHARE_STATE_HOST(Recipient.STATE_HOST),
  C_SHARE_CONSULATE(Recipient.CONSULATE), C_SHARE_NGO(Recipient.PARTNER), C_SHARE_DONOR(Recipient.DONOR),
  C_MEDICAL_SHARE(Recipient.MEDICAL), C_PHOTO(Recipient.PUBLIC), C_RESEARCH(Recipient.RESEARCH), C_CONTACT_AFTER(Recipient.HOST_OFFICE);

  private final Recipient recipient;

  Purpose(Recipient recipient) {
    this.recipient = recipient;
  }

  public Recipient recipient() { return recipient; }

  /** What somebody agrees to who names no fields: never what is sealed, but for the one purpose that is about health. */
  Set<Disclosable> usual() {
    if (this == C_MEDICAL_SHARE) return EnumSet.of(Disclosable.HEALTH, Disclosable.FITNESS);
    var usual = EnumSet.allOf(Disclosable.class);
    usual.removeIf(Disclosable::sealed);
    return usual;
  }
}
