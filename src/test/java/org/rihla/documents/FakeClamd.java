package org.rihla.documents;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks as clamd does, on a port of this machine, and finds the sign by which scanners are tried out. Made by a test, and ended by it. */
public final class FakeClamd implements AutoCloseable {

  private final ServerSocket door;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean silent;
  private volatile boolean suspicious;

  public FakeClamd(int port) {
    try {
      door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public int port() { return door.getLocalPort(); }

  public int asked() { return asked.get(); }

  /** Takes what it is sent and says nothing. */
  public void silent(boolean silent) { this.silent = silent; }

  /** Finds something in whatever it is sent. */
  public void suspicious(boolean suspicious) { this.suspicious = suspicious; }

  private void serve() {
    while (!door.isClosed())
      try {
        var line = door.accept();
        Thread.ofVirtual().start(() -> answer(line));
      } catch (IOException closed) {
        return;
      }
  }

  private void answer(Socket line) {
    try (line; var in = new DataInputStream(line.getInputStream())) {
      var command = new StringBuilder();
      for (int sign = in.read(); sign > 0; sign = in.read()) command.append((char) sign);
      if (command.toString().equals("zPING")) {
        say(line, "PONG");
        return;
      }
      if (!command.toString().equals("zINSTREAM")) {
        say(line, "UNKNOWN COMMAND");
        return;
      }
      asked.incrementAndGet();
      var file = new java.io.ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) file.write(in.readNBytes(length));
      if (silent) Thread.sleep(20_000);
      say(line,
        suspicious || file.toString(StandardCharsets.ISO_8859_1).contains(Papers.EICAR)
          ? "stream: Eicar-Test-Signature FOUND"
          : "stream: OK");
    } catch (IOException | InterruptedException gone) {
      // whoever asked did not wait
    }
  }

  private static void say(Socket line, String answer) throws IOException {
    line.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
    line.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException closed) {
      // it is
    }
  }
}
