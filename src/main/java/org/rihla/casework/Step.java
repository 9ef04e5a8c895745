package org.rihla.casework;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.web.Field;

/**
 * The first interview in the order of the conversation: whether anything may be written down, who they are, where they go and how they are reached, to
 * whom it may be handed on; then everything is looked at once more. Whoever has it on paper already may have the whole on one page.
 */
public enum Step {
  AGREEMENT, WHO, WAY_HOME, SHARING, CHECK, WHOLE;

  public static final List<Step> CONVERSATION = List.of(AGREEMENT, WHO, WAY_HOME, SHARING, CHECK);

  /** Where a question has its place. */
  static Step of(Field field) {
    return switch (field.name()) {
      case "duplicate", "samePerson" -> CHECK;
      case "role", "givenNames", "familyName", "nameInScript", "sex", "birthDate", "birthPrecision", "nationality", "maritalStatus",
        "legalStatus" -> WHO;
      case "returnTo", "telephone", "safeToCall", "address", "placeOfReturn", "contactInOrigin" -> WAY_HOME;
      case "consentOrigin", "consentConsulate", "consentState", "consentAfter", "guardianWho", "assent", "assentReason" -> SHARING;
      case "language", "legalBasis", "readIn", "consentProcess", "howGiven", "witness", "witnessAs", "interpreter" -> AGREEMENT;
      default -> throw new IllegalArgumentException("no step asks " + field.name());
    };
  }

  /** Asked only for a child. */
  static boolean isOfChild(Field field) {
    return List.of("guardianWho", "assent", "assentReason").contains(field.name());
  }

  static @Nullable Step named(@Nullable String name) {
    return Arrays.stream(values()).filter(step -> step.name().equals(name)).findFirst().orElse(null);
  }

  public @Nullable Step next() { return ordinal() < CHECK.ordinal() ? values()[ordinal() + 1] : null; }

  public @Nullable Step before() { return this == AGREEMENT || this == WHOLE ? null : values()[ordinal() - 1]; }

  /** Only there is it asked whether this step is whole. */
  boolean goesOnTo(Step other) {
    return other != WHOLE && other.compareTo(this) > 0;
  }

  public List<Field> among(List<Field> fields) {
    return this == WHOLE ? fields : fields.stream().filter(field -> of(field) == this).toList();
  }
}
