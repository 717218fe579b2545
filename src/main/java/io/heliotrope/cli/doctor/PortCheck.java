package io.heliotrope.cli.doctor;

import io.heliotrope.config.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Whether the server could listen there, or already does. */
public final class PortCheck implements Check {

  private final String subject;
  private final HostPort where;
  private final BooleanSupplier ours;

  /**
   * @param ours is it our own server that listens there?
   */
  public PortCheck(String subject, HostPort where, BooleanSupplier ours) {
    this.subject = subject;
    this.where = where;
    this.ours = ours;
  }

  @Override
  public List<Finding> look() {
    return List.of(finding());
  }

  private Finding finding() {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // a server that has just stopped is no obstacle
      socket.bind(new InetSocketAddress(where.host(), where.port()));
      return Finding.ok(subject, "%s is free: no server runs".formatted(where));
    } catch (IOException e) {
      return ours.getAsBoolean()
          ? Finding.ok(subject, "our server listens on %s".formatted(where))
          : Finding.error(
              subject,
              "nobody can listen on %s: %s".formatted(where, e.getMessage()),
              "find who does (ss -ltnp), or set another address in heliotrope.yaml");
    }
  }
}
