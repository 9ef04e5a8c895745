package org.rihla;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** The application at work in one home. Closing it closes the home too. */
record Running(ConfigurableApplicationContext context, CountDownLatch closed) implements AutoCloseable {

  /** All beans, but no port: for commands that serve nobody. */
  static final int NO_PORT = -1;

  static Running start(Home home, int port) {
    System.setProperty("java.io.tmpdir", home.tmp().toString()); // nothing is written outside the home
    var closed = new CountDownLatch(1);
    var application = new SpringApplication(Rihla.class);
    application.addInitializers(context -> ((GenericApplicationContext) context).registerBean(Home.class, () -> home));
    application.addListeners((ContextClosedEvent _) -> closed.countDown());
    try {
      return new Running(application.run("--rihla.home=" + home.folder(), "--logging.file.name=" + log(home), "--server.port=" + port,
        "--rihla.demonstration=" + home.installation().filter(found -> found.kind() == Installation.Kind.DEMO).isPresent(),
        "--rihla.look-again=" + (port == NO_PORT ? "-" : "0 10 * * * *"), "--server.address=127.0.0.1"), closed);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  private static Path log(Home home) { return home.logs().resolve("rihla.log"); }

  String address() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + (server == null ? "" : server.getPort());
  }

  <T> Optional<T> find(Class<T> what) { return Optional.ofNullable(context.getBeanProvider(what).getIfAvailable()); }

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
