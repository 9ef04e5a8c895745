package org.rihla;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.rihla.access.Accounts;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.privacy.PassphraseAsked;
import org.rihla.programme.DemonstrationClock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** The application at work in one home. Closing it closes the home too. */
record Running(ConfigurableApplicationContext context, CountDownLatch closed) implements AutoCloseable {

  /** All beans, but no port: for commands that serve nobody. */
  static final int NO_PORT = -1;

  /** @param kind what the home is for; a home that does not know yet remembers it once the start has succeeded */
  static Running start(Home home, int port, Installation.Kind kind) {
    return start(home, port, kind, !home.isBeside());
  }

  /** @param writes whether anything may be changed */
  static Running start(Home home, int port, Installation.Kind kind, boolean writes) {
    if (home.isBeside() && port != NO_PORT) throw new IllegalArgumentException("another one serves this home");
    System.setProperty("java.io.tmpdir", home.tmp().toString()); // nothing is written outside the home
    var closed = new CountDownLatch(1);
    var application = new SpringApplication(Rihla.class);
    application.addInitializers(context -> ((GenericApplicationContext) context).registerBean(Home.class, () -> home));
    application.addInitializers(context -> ((GenericApplicationContext) context).registerBean(PassphraseAsked.class,
      () -> new PassphraseAtHand(home.folder())));
    application.addListeners((ContextClosedEvent _) -> closed.countDown());
    return home.orClose(() -> {
      var rihla = new Running(application.run("--rihla.home=" + home.folder(), "--logging.file.name=" + log(home), "--server.port=" + port,
        "--rihla.demonstration=" + (kind == Installation.Kind.DEMO), "--rihla.look-again=" + (port == NO_PORT ? "-" : "0 10 * * * *"),
        "--rihla.seal=" + (port == NO_PORT ? "-" : "*/10 * * * * *"), "--rihla.anchor=" + (port == NO_PORT ? "-" : "30 */5 * * * *"),
        "--rihla.canary=" + (port == NO_PORT ? "-" : "0 * * * * *"), "--rihla.inspect=" + (port == NO_PORT ? "-" : "0 17 3 * * *"),
        "--server.address=127.0.0.1", "--rihla.beside=" + home.isBeside(),
        "--rihla.connection.more=" + (writes ? "" : "; set default_transaction_read_only = on")),
        closed);
      rihla.refuseOthersData(kind);
      if (kind == Installation.Kind.DEMO) rihla.goOn(home.isBeside());
      if (home.installation().isEmpty()) home.record(new Installation(kind, "", false));
      return rihla;
    });
  }

  /** The time of a demonstration stands where something was last done. Beside whoever serves it, nothing is dated later than what that one does next. */
  private void goOn(boolean beside) {
    find(DemonstrationClock.class).ifPresent(beside ? DemonstrationClock::stay : DemonstrationClock::goOn);
  }

  /** A server of its own can outlive its home, or be named by mistake. */
  private void refuseOthersData(Installation.Kind kind) {
    var people = find(Accounts.class).map(Accounts::people).orElse(Accounts.People.NOBODY);
    if (people == (kind == Installation.Kind.DEMO ? Accounts.People.INVENTED : Accounts.People.REAL) || people == Accounts.People.NOBODY)
      return;
    context.close();
    throw new CannotStart(people == Accounts.People.INVENTED
      ? "The database holds a demonstration with known passwords: start it with demo, or name another database."
      : "The database is of an installation in service, and a demonstration must not touch it: name another database.");
  }

  /** Two processes do not write to one log. */
  private static Path log(Home home) {
    return home.logs().resolve(home.isBeside() ? "beside.log" : "rihla.log");
  }

  String address() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + (server == null ? "" : server.getPort());
  }

  <T> Optional<T> find(Class<T> what) { return Optional.ofNullable(context.getBeanProvider(what).getIfAvailable()); }

  /** Whether somebody is stopping the process: what fails then fails because of it. */
  boolean stopping() { return closed.getCount() == 0; }

  /** Until somebody stops the process. */
  void awaitEnd() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() { context.close(); }
}
