package org.rihla.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Actor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A form is carried out once, however often it is sent: double click, back button, broken line. Its key and what it did are committed in one
 * transaction, and nobody is answered before that commit. A repeat waits for the first and gets the first's answer.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EachPostOnce extends OncePerRequestFilter {

  static final String KEY = "_key";

  private final JdbcClient db;
  private final PlatformTransactionManager transactions;

  EachPostOnce(JdbcClient db, PlatformTransactionManager transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) { return !request.getMethod().equals("POST") || !Actor.isKnown(); }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
    throws ServletException, IOException {
    var key = key(request);
    if (key.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    var later = new AnswerLater(response);
    boolean done = false;
    try {
      var earlier = claim(key.get());
      if (earlier.isPresent()) later.location = earlier.get();
      else {
        chain.doFilter(request, later);
        if (later.location != null) remember(key.get(), later.location);
        else forget(key.get());
      }
      done = later.getStatus() < 500;
    } finally {
      try {
        if (done && !transaction.isRollbackOnly()) transactions.commit(transaction);
        else transactions.rollback(transaction);
      } catch (UnexpectedRollbackException refused) {
        // A page that says no has been written already; nothing was done.
      }
    }
    later.send();
  }

  private static Optional<UUID> key(HttpServletRequest request) {
    try {
      return Optional.ofNullable(request.getParameter(KEY)).map(UUID::fromString);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** Writes even when repeated, so that a repeat too is answered only after a durable commit. */
  private Optional<String> claim(UUID key) {
    return db.sql("""
      insert into web.form_post (key, staff_id) values (?, ?)
      on conflict (key, staff_id) do update set attempts = form_post.attempts + 1
      returning location""").params(key, Actor.current().id().value()).query(String.class).optional();
  }

  private void remember(UUID key, String location) {
    db.sql("update web.form_post set location = ? where key = ? and staff_id = ?").params(location, key, Actor.current().id().value())
      .update();
  }

  /** A refused form may be mended and sent again with the same key. */
  private void forget(UUID key) {
    db.sql("delete from web.form_post where key = ? and staff_id = ? and location is null").params(key, Actor.current().id().value())
      .update();
  }

  private static final class AnswerLater extends ContentCachingResponseWrapper {

    private @Nullable String location;

    AnswerLater(HttpServletResponse response) { super(response); }

    @Override
    public void sendRedirect(String location) { this.location = location; }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) { this.location = location; }

    void send() throws IOException {
      if (location != null) ((HttpServletResponse) getResponse()).sendRedirect(location);
      else copyBodyToResponse();
    }
  }
}
