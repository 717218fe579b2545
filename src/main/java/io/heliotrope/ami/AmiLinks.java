package io.heliotrope.ami;

import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.Telephonist;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The links to all PBXs; what we ask of a PBX goes to its own. */
public final class AmiLinks implements PbxControl, Telephonist, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AmiLinks.class);

  private final Map<PbxName, AmiLink> links;

  /** Takes them over: {@link #start} and {@link #close} are for all of them. */
  public AmiLinks(Collection<AmiLink> links) {
    this.links =
        links.stream().collect(Collectors.toUnmodifiableMap(AmiLink::pbx, Function.identity()));
  }

  /** Begins to connect to all and returns at once. */
  public void start() {
    links.values().forEach(AmiLink::start);
  }

  /** How many PBXs are connected just now. */
  public long up() {
    return links.values().stream().filter(AmiLink::isUp).count();
  }

  /** The PBXs that are not connected just now, each with the reason for people to read. */
  public Map<PbxName, String> troubles() {
    var found = new TreeMap<PbxName, String>(Comparator.comparing(PbxName::name));
    links.forEach((pbx, link) -> {
      if (!link.isUp()) {
        found.put(pbx, link.trouble());
      }
    });
    return found;
  }

  @Override
  public void hangUp(PbxName pbx, String channel) {
    var link = links.get(pbx);
    if (link == null) {
      log.warn("No PBX {} is configured for AMI, so nothing was hung up there", pbx);
    } else {
      link.hangUp(channel);
    }
  }

  @Override
  public boolean consult(PbxName pbx, String channel, String number) {
    var link = links.get(pbx);
    return link != null && link.consult(channel, number);
  }

  @Override
  public boolean sayAside(PbxName pbx, String channel, Language language, String file) {
    var link = links.get(pbx);
    return link != null && link.sayAside(new Aside(channel, language, file));
  }

  @Override
  public boolean ring(Summons summons) {
    var link = links.get(summons.pbx());
    if (link == null) {
      log.warn("No PBX {} is configured for AMI, so nobody was rung there", summons.pbx());
      return false;
    }
    return link.ring(summons);
  }

  @Override
  public void close() {
    links.values().forEach(AmiLink::close);
  }
}
