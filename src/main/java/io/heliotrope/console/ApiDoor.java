package io.heliotrope.console;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the API of a running server is, and the token that opens it: a file beside the journal that
 * only its owner can read. Each start makes a new one.
 */
public record ApiDoor(URI url, String token) {

  private static final String FILE = "api.json";
  private static final int TOKEN_BYTES = 32;

  /** A door with a new token. {@code host} is where the web server listens. */
  static ApiDoor at(String host, int port) {
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    String local =
        switch (host) {
          case "0.0.0.0", "localhost" -> "127.0.0.1";
          case "::", "::0" -> "[::1]";
          default -> host.contains(":") ? "[" + host + "]" : host;
        };
    return new ApiDoor(
        URI.create("http://%s:%d".formatted(local, port)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  /** The door of the server that keeps its journal there; empty if none has. */
  public static Optional<ApiDoor> find(Path journal) throws IOException {
    try {
      var json = new JsonObject(Files.readString(journal.resolve(FILE)));
      return Optional.of(new ApiDoor(URI.create(json.getString("url")), json.getString("token")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (DecodeException | NullPointerException | IllegalArgumentException e) {
      throw new IOException(
          "%s is not as a server writes it.%nMaybe start the server again."
              .formatted(journal.resolve(FILE)),
          e);
    }
  }

  /** Writes it where {@link #find} looks, readable by the owner alone from its first byte on. */
  void leaveIn(Path journal) throws IOException {
    Path file = journal.resolve(FILE);
    boolean posix = journal.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path fresh = Files.createTempFile(journal, ".api", ".json", ownerOnly);
    var json = new JsonObject().put("url", url.toString()).put("token", token);
    Files.writeString(fresh, json.encode() + "\n");
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Is that its token? Takes as long for a wrong one as for the right one. */
  boolean opensWith(String other) {
    return MessageDigest.isEqual(
        token.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
