package org.rihla.web;

import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been carried out, by the keys of forms: for who cannot know whether a form arrived. */
@Component
public class SentForms {

  private final JdbcClient db;

  SentForms(JdbcClient db) {
    this.db = db;
  }

  /** Where whoever acts was led when the form of that key was carried out; empty if it was not. */
  public Optional<String> ledTo(String key) {
    try {
      return db.sql("select location from web.form_post where key = ? and staff_id = ? and location is not null")
        .params(UUID.fromString(key), Actor.current().id().value()).query(String.class).optional();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
