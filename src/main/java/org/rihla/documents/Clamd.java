package org.rihla.documents;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks ClamAV's {@code clamd} on this machine whether a file holds malware (its command INSTREAM: pieces with their length before them, an empty one at the end).
 *
 * @param place a socket in the file system, or a port of the loopback
 */
record Clamd(SocketAddress place) {

  enum Answer {
    CLEAN, FOUND,
    /** Not reached, too slow, or not understood. */
    AWAY
  }

  private static final long PATIENCE = Duration.ofSeconds(4).toNanos(); // nobody waits longer for a row in the database either
  private static final int PIECE = 64 * 1024;

  /** @param setting {@code unix:/path} or {@code 127.0.0.1:port}; blank for none. @throws ScannerUnusable for anything else: nothing goes to another machine */
  static Optional<Clamd> at(String setting) {
    if (setting.isBlank()) return Optional.empty();
    if (setting.startsWith("unix:/")) return Optional.of(new Clamd(UnixDomainSocketAddress.of(setting.substring(5))));
    if (setting.matches("(127\\.0\\.0\\.1|localhost):\\d{1,5}"))
      return Optional.of(new Clamd(new InetSocketAddress("127.0.0.1", Integer.parseInt(setting.substring(setting.indexOf(':') + 1)))));
    throw new ScannerUnusable();
  }

  Answer look(byte[] file) {
    var told = ByteBuffer.allocate(file.length + 4 * (file.length / PIECE + 2) + 16);
    told.put("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
    for (int at = 0; at < file.length; at += PIECE) {
      int length = Math.min(PIECE, file.length - at);
      told.putInt(length).put(file, at, length);
    }
    told.putInt(0).flip();
    var answer = ask(told);
    if (answer.endsWith("OK")) return Answer.CLEAN;
    return answer.endsWith("FOUND") ? Answer.FOUND : Answer.AWAY;
  }

  boolean answers() { return ask(ByteBuffer.wrap("zPING\0".getBytes(StandardCharsets.US_ASCII))).equals("PONG"); }

  /** "" if there was no answer in time. */
  private String ask(ByteBuffer told) {
    long end = System.nanoTime() + PATIENCE;
    try (var line = place instanceof UnixDomainSocketAddress ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
      var ready = Selector.open()) {
      line.configureBlocking(false);
      line.connect(place);
      while (!line.finishConnect()) await(line, ready, SelectionKey.OP_CONNECT, end);
      while (told.hasRemaining()) if (line.write(told) == 0) await(line, ready, SelectionKey.OP_WRITE, end);
      var heard = ByteBuffer.allocate(1024);
      for (int read = 0; read >= 0 && heard.hasRemaining(); read = line.read(heard)) {
        if (heard.position() > 0 && heard.get(heard.position() - 1) == 0) break;
        if (read == 0) await(line, ready, SelectionKey.OP_READ, end);
      }
      return new String(heard.array(), 0, heard.position(), StandardCharsets.US_ASCII).replace("\0", "").strip();
    } catch (IOException | RuntimeException away) {
      return "";
    }
  }

  private static void await(SocketChannel line, Selector ready, int what, long end) throws IOException {
    long left = (end - System.nanoTime()) / 1_000_000;
    if (left <= 0) throw new IOException("no answer in time");
    line.register(ready, what);
    ready.select(left);
    ready.selectedKeys().clear();
  }
}
