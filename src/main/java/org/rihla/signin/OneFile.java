package org.rihla.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rihla.signin.Sessions.Session;
import org.rihla.web.Uploads;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form that carries a file is read only of somebody who has come in, and of so many at once as there is room for, as the file stays in memory from its first byte to its last: nothing
 * of it is ever laid down in the open. What is too large is not read; of what is a little too large the sender is told.
 */
@Component
@Order(-190) // after what looks at every request, before Spring Security (-100), which asks for the token in the form
class OneFile extends OncePerRequestFilter {

  /** The file, and the form around it. */
  static final int LONGEST = 10 * 1024 * 1024 + 64 * 1024;
  /** A photograph of a good camera: it is let run out, as a browser shows no answer before that. */
  private static final long HEARD_OUT = 40L * 1024 * 1024;
  /** Kilobytes of all that is on its way: many small ones on slow lines, or six of the largest. */
  private static final int ROOM = 64 * 1024;
  private static final long PATIENCE = 15;

  /** Each that is being looked at holds a connection to the database: most of them are left to others. */
  private static final int AT_ONCE = 4;
  /** Long enough for one of them; whoever waits here holds nothing but its file. */
  private static final long SHORTLY = 5;

  private final Semaphore room = new Semaphore(ROOM, true);
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final SignedIn who;

  OneFile(SignedIn who) {
    this.who = who;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) { return !Uploads.isOurs(request); }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
    throws ServletException, IOException {
    if (who.session(request).filter(Session::complete).isEmpty()) {
      refuse(response, SignedIn.isUnknown(request) ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    long length = request.getContentLengthLong();
    if (length > LONGEST) {
      if (length <= HEARD_OUT) request.getInputStream().skipNBytes(length);
      refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    int needed = (int) (length < 0 ? LONGEST : length) / 1024 + 1;
    if (!isFree(room, needed, PATIENCE)) {
      refuse(response, 429);
      return;
    }
    try {
      int illegible = read(request);
      if (illegible == 0) inPlace(request, response, chain);
      else refuse(response, illegible);
    } finally {
      room.release(needed);
    }
  }

  private void inPlace(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    if (!isFree(places, 1, SHORTLY)) {
      refuse(response, 429);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  private static boolean isFree(Semaphore room, int needed, long seconds) {
    try {
      return room.tryAcquire(needed, seconds, TimeUnit.SECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** 0 if it was understood to its end. */
  private static int read(HttpServletRequest request) {
    try {
      request.getParts();
      request.getParameterMap();
      return 0;
    } catch (IllegalStateException tooMuch) {
      return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    } catch (ServletException | IOException cutOff) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
  }

  /** What was not read is not waited for. */
  private static void refuse(HttpServletResponse response, int status) throws IOException {
    if (response.isCommitted()) return; // the line is lost, and nobody hears it
    response.setHeader(HttpHeaders.CONNECTION, "close");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.sendError(status);
  }
}
