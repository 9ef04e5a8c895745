package org.rihla.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port on 127.0.0.1, looked at before anything is made for whoever wants to serve there. */
public enum Port {
  FREE, NOT_ALLOWED, IN_USE;

  public static Port look(int number) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // a port that has just been left is free
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), number));
      return FREE;
    } catch (IOException e) {
      return of(e);
    }
  }

  /** Why somebody could not serve there. The system says it in words only. */
  static Port of(IOException refused) {
    return String.valueOf(refused.getMessage()).contains("ermission") ? NOT_ALLOWED : IN_USE;
  }

  /** In one sentence, and what to do. */
  public CannotStart refusal(int number) {
    return new CannotStart(this == NOT_ALLOWED
      ? "This user may not serve on port " + number + ": choose one above 1023 with --port."
      : "Port " + number + " is in use by another program: choose another with --port.");
  }
}
