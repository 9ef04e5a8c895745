package org.rihla.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.privacy.Audited;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry of the audit as an outsider gets it: one line of JSON, in exactly one form. Its leaf is made from what it says, never taken from where it came.
 */
record Entry(long sequence, UUID id, Instant at, UUID actor, String role, String office, String act, String compartment,
  @Nullable String purpose, @Nullable UUID about, @Nullable UUID person, String outcome, String fields) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Only what comes last may have lines: else one leaf could be of two contents. */
  Entry {
    if (Stream.of(role, office, act, compartment, purpose == null ? "" : purpose, outcome).anyMatch(code -> code.contains("\n")))
      throw new IllegalArgumentException("a code of more than one line");
  }

  Hash leaf() {
    return new Hash(new Audited(id, at, actor, role, office, act, compartment, purpose, about, person, outcome, fields).leaf());
  }

  byte[] json() {
    var line = JSON.createObjectNode().put("sequence", sequence).put("id", id.toString()).put("at", at.toString())
      .put("actor", actor.toString())
      .put("role", role).put("office", office).put("act", act).put("compartment", compartment);
    if (purpose != null) line.put("purpose", purpose);
    line.put("about", about == null ? null : about.toString()).put("person", person == null ? null : person.toString())
      .put("outcome", outcome).put("fields", fields);
    return JSON.writeValueAsBytes(line);
  }

  /** @throws IllegalArgumentException if it is no entry; whether it is in the one form, whoever compares it with {@link #json} knows */
  static Entry parse(byte[] line) {
    try {
      var read = JSON.readTree(new String(line, StandardCharsets.UTF_8));
      return new Entry(read.required("sequence").longValue(), UUID.fromString(text(read, "id")), Instant.parse(text(read, "at")),
        UUID.fromString(text(read, "actor")), text(read, "role"), text(read, "office"), text(read, "act"), text(read, "compartment"),
        read.has("purpose") ? text(read, "purpose") : null, id(read, "about"), id(read, "person"), text(read, "outcome"),
        text(read, "fields"));
    } catch (JacksonException | DateTimeParseException e) {
      throw new IllegalArgumentException("no entry", e);
    }
  }

  private static @Nullable UUID id(JsonNode of, String name) {
    return of.required(name).isNull() ? null : UUID.fromString(text(of, name));
  }

  private static String text(JsonNode of, String name) { return of.required(name).stringValue(); }
}
