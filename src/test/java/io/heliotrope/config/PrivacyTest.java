package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not for everybody, but for whoever runs the server. */
class PrivacyTest {

  @TempDir private Path folder = Path.of("");
  private Path pins = Path.of("");

  @BeforeEach
  void pinsOfRoot() throws IOException {
    pins = Files.writeString(folder.resolve("pins.yaml"), "{}\n");
    may("rw-------");
    assumeTrue(
        Files.getOwner(pins).getName().equals("root"), "only root makes files that belong to root");
  }

  @Test
  void pinsThatOnlyRootMayReadAreNoneForTheUserOfTheService() throws IOException {
    assertThat(warnings("heliotrope"))
        .containsExactly(
            "pins.yaml: warning: only root may read it; 'heliotrope', who probably runs heliotrope,"
                + " has to.\n    Maybe: chown heliotrope "
                + pins);
    may("rw-r-----");
    assertThat(warnings("heliotrope")).hasSize(1); // the group is root's too
  }

  @Test
  void norForWhomTheFolderBelongsTo() throws IOException {
    assertThat(warnings("")).isEmpty(); // all belongs to root: then root runs it
    Files.setOwner(
        folder,
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    assertThat(warnings("")).singleElement().asString().contains("'nobody'", "chown nobody");
  }

  @Test
  void pinsOfAnotherUserOrForTheGroupAreLeftAlone() throws IOException {
    var users = folder.getFileSystem().getUserPrincipalLookupService();
    may("rw-r-----");
    Files.getFileAttributeView(pins, PosixFileAttributeView.class)
        .setGroup(users.lookupPrincipalByGroupName("daemon"));
    assertThat(warnings("heliotrope")).isEmpty();
    may("rw-------");
    Files.setOwner(pins, users.lookupPrincipalByName("nobody"));
    assertThat(warnings("heliotrope")).isEmpty();
  }

  private List<String> warnings(String user) throws IOException {
    var mistakes = new Mistakes();
    Privacy.warnIfOnlyRootMayRead(pins, user::equals, mistakes);
    return mistakes.list().stream().map(Mistake::toString).toList();
  }

  private void may(String permissions) throws IOException {
    Files.setPosixFilePermissions(pins, PosixFilePermissions.fromString(permissions));
  }
}
