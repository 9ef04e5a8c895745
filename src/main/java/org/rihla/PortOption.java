package org.rihla;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.rihla.installation.CannotStart;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the pages are served, on this machine only. */
class PortOption {

  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

  int number = 8080;

  @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "The port on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0: any free one).")
  void set(int wanted) {
    if (wanted < 0 || wanted > 65535)
      throw new ParameterException(command.commandLine(), "--port must be a number from 0 to 65535, not '" + wanted + "'");
    number = wanted;
  }

  /** Asked before the long part of a start. @return the port @throws CannotStart if another program listens there */
  int free() {
    if (number == 0) return number;
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // a port that has just been left is free
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), number));
      return number;
    } catch (IOException _) {
      throw inUse(number);
    }
  }

  static CannotStart inUse(int port) {
    return new CannotStart("Port " + port + " is in use by another program: choose another with --port.");
  }
}
