package org.rihla.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that comes with Rihla: on loopback TCP only, on a free port each start, gone when this process is gone, restarted if
 * it dies alone. Commits are durable (fsync and synchronous_commit stay on).
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int RESTARTS = 5;

  private final Home home;
  private final Binaries binaries;
  private final Cluster cluster;
  private final int port;
  private Server server;
  private boolean closing;
  private int restarts;

  private EmbeddedPostgres(Home home, Binaries binaries, Cluster cluster, int port) throws IOException, InterruptedException {
    this.home = home;
    this.binaries = binaries;
    this.cluster = cluster;
    this.port = port;
    server = start();
  }

  /** Unpacks, makes and starts what is not there yet; ready for connections when it returns. @throws CannotStart with the reason */
  public static EmbeddedPostgres start(Home home) {
    try {
      Commands.requireSomeoneElseThanRoot();
      var binaries = Binaries.unpack(home.postgres());
      var cluster = Cluster.prepare(home, binaries);
      stopLeftOver(binaries, cluster.folder());
      var started = new EmbeddedPostgres(home, binaries, cluster, freePort());
      try {
        cluster.ensureDatabase(started.port);
      } catch (SQLException | IOException | RuntimeException e) {
        started.close();
        throw e;
      }
      return started;
    } catch (IOException | SQLException e) {
      throw new CannotStart("The built-in database cannot start (" + e.getMessage() + "): see " + home.logs().resolve("postgres.log") + ".",
        e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("The start of the built-in database was interrupted.", e);
    }
  }

  /** What the application logs in as: it may do what migrations grant, and nothing else. */
  public Login application() {
    return cluster.application(port);
  }

  /** For migrations: owns the database. */
  public Login owner() {
    return cluster.owner(port);
  }

  /** For backups and tests. */
  public Login superuser() { return cluster.superuser(port); }

  /** Process id of the postmaster. */
  public synchronized long pid() { return server.pid(); }

  private Server start() throws IOException, InterruptedException {
    var started = Server.start(binaries, cluster.folder(), port, home.logs().resolve("postgres.log"));
    started.process().onExit().thenRun(this::restart);
    return started;
  }

  /** A dead server comes back on the same port, so that the connection pool finds it by itself. */
  private synchronized void restart() {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos(); // its orphaned workers need a moment to leave
    while (!closing && !server.process().isAlive() && restarts < RESTARTS) {
      LOG.warn("the database server ended by itself; starting it again");
      try {
        server = start();
        restarts++;
      } catch (IOException | CannotStart e) {
        if (System.nanoTime() > until) restarts = RESTARTS;
        LOG.info("not yet: {}", e.getMessage());
        pause();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (!closing && restarts >= RESTARTS && !server.process().isAlive()) LOG.error("the database server does not stay up: restart Rihla");
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A server that outlived its Rihla (both it and its guard were killed). A recycled process id is somebody else's process. */
  private static void stopLeftOver(Binaries binaries, Path data) throws IOException, InterruptedException {
    var file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) return;
    var alive = ProcessHandle.of(Server.pidIn(file));
    if (alive.isEmpty()) return; // PostgreSQL itself looks after what a crash leaves
    if (alive.flatMap(process -> process.info().command()).orElse("").endsWith("/postgres"))
      Commands.run(List.of(binaries.program("pg_ctl").toString(), "stop", "-D", data.toString(), "-m", "fast", "-w"));
    else
      Files.deleteIfExists(file);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    Process process;
    synchronized (this) {
      closing = true;
      process = server.process();
    }
    try {
      process.getOutputStream().close(); // the guard sees it and stops the server
      if (!process.waitFor(20, TimeUnit.SECONDS)) LOG.warn("the database server takes long to stop; it goes on by itself");
    } catch (IOException e) {
      LOG.warn("stopping the database server: {}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
