package org.rihla.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.values.KeyedMark;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
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
  private final Access access;
  private final KeyedMark mark;

  EachPostOnce(JdbcClient db, PlatformTransactionManager transactions, Access access, KeyedMark mark) {
    this.db = db;
    this.transactions = transactions;
    this.access = access;
    this.mark = mark;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) { return !request.getMethod().equals("POST") || !Actor.isKnown(); }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
    throws ServletException, IOException {
    var key = key(request);
    if (key.isEmpty()) {
      access.notOurs("form-key");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    var later = new AnswerLater(response);
    boolean done = false;
    try {
      var earlier = claim(key.get(), fingerprint(request));
      if (earlier.sameForm() && earlier.location() != null) later.location = earlier.location();
      else if (!earlier.sameForm()) { // its key was used for something else: nothing is done, nothing is claimed to be
        access.notOurs("form-key");
        later.sendError(HttpServletResponse.SC_CONFLICT);
      } else {
        chain.doFilter(request, later);
        if (later.location != null) remember(key.get(), later.location);
        else if (later.getStatus() < 500 && !transaction.isRollbackOnly()) forgetIfHeard(key.get(), transaction);
        // else nothing of it stays, and the database may not even listen any more
      }
      done = later.getStatus() < 500;
      if (done && transaction.isRollbackOnly()) later.location = null; // nobody is led on from what was not done
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

  private record Claim(@Nullable String location, boolean sameForm) {
  }

  /** Writes even when repeated, so that a repeat too is answered only after a durable commit. */
  private Claim claim(UUID key, byte[] fingerprint) {
    return db.sql("""
      insert into web.form_post (key, staff_id, fingerprint) values (?, ?, ?)
      on conflict (key, staff_id) do update set attempts = form_post.attempts + 1
      returning location, fingerprint""").params(key, Actor.current().id().value(), fingerprint)
      .query((row, _) -> new Claim(row.getString(1), Arrays.equals(row.getBytes(2), fingerprint))).single();
  }

  /** Of the address and everything else that was typed: nobody with a copy of the database can hold a name against it. */
  private byte[] fingerprint(HttpServletRequest request) throws IOException, ServletException {
    var typed = new StringBuilder(request.getRequestURI());
    new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
      if (!NeverKept.is(name)) typed.append(name).append('=').append(String.join("&", values)).append('\n');
    });
    if (Uploads.isOne(request))
      for (var part : request.getParts())
        if (part.getSubmittedFileName() != null)
          typed.append(part.getName()).append('=').append(HexFormat.of().formatHex(mark.of(part.getInputStream().readAllBytes())))
            .append('\n');
    return mark.of(typed.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void remember(UUID key, String location) {
    db.sql("update web.form_post set location = ? where key = ? and staff_id = ?").params(location, key, Actor.current().id().value())
      .update();
  }

  /**
   * After a statement that failed, and whose failure became a page that says no, the database hears nothing more in this transaction: then all of it is
   * undone, the key too, and the page is sent.
   */
  private void forgetIfHeard(UUID key, TransactionStatus transaction) {
    try {
      forget(key);
    } catch (DataAccessException deaf) {
      transaction.setRollbackOnly();
    }
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
