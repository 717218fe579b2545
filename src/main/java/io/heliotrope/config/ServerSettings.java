package io.heliotrope.config;

import io.heliotrope.call.PbxName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the server runs on this machine, as {@code heliotrope.yaml} says.
 *
 * @param sounds the folder of the rendered prompts, as {@code heliotrope prompts render} made it
 */
public record ServerSettings(Agi agi, HostPort web, Journal journal, Path sounds, List<Pbx> pbxs) {

  public ServerSettings {
    pbxs = List.copyOf(pbxs);
  }

  /** Tells of sites whose PBX is none of ours: nobody would hear of their telephones. */
  public void checkSites(Company company, Mistakes mistakes) {
    List<String> names = pbxs.stream().map(pbx -> pbx.name().name()).toList();
    company
        .sites()
        .values()
        .forEach(site -> {
          String wanted = site.pbx().name();
          if (!names.contains(wanted)) {
            mistakes.error(
                Place.file(SettingsReader.FILE),
                "pbxs",
                "there is no PBX '%s', which site %s names.".formatted(wanted, site.id()),
                Suggestion.advice(wanted, names));
          }
        });
  }

  /**
   * @param allow addresses and networks that may hand calls over; FastAGI knows no password
   * @param calls how many at once; one more is handed back to the dialplan
   * @param drain how long calls in progress may go on when the server is told to stop
   */
  public record Agi(HostPort listen, List<String> allow, int calls, Duration drain) {
    public Agi {
      allow = List.copyOf(allow);
    }
  }

  /**
   * @param fileSize megabytes (2^20) after which a new file is begun
   * @param files how many are kept
   */
  public record Journal(Path folder, int fileSize, int files) {}

  /**
   * One Asterisk.
   *
   * @param systemName {@code systemname} of its asterisk.conf: secret, for it tells the PBX's own
   *     words from a caller's
   */
  public record Pbx(PbxName name, HostPort ami, String user, Secret secret, Secret systemName) {}

  /** Something that must not be shown. */
  public record Secret(String value) {
    @Override
    public String toString() {
      return "•••";
    }
  }
}
