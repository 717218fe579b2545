package io.heliotrope.session;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.session.port.HoursShelf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A shelf as it stood when it was copied, for those who only look: what they come to, such as that
 * an edited sites.yaml would be published, is written nowhere.
 */
final class CopiedShelf implements HoursShelf {

  private final List<HoursVersion> versions;
  private final List<String> troubles;
  private final List<Deed> deeds;
  private Map<SiteId, ScheduleText> seen;
  private OverrideSheet overrides;

  CopiedShelf(HoursShelf original) throws IOException {
    Stock stock = original.read();
    versions = new ArrayList<>(stock.versions());
    seen = stock.seen();
    overrides = stock.overrides();
    troubles = stock.troubles();
    deeds = new ArrayList<>(original.deeds());
  }

  @Override
  public <T> T alone(Work<T> work) throws IOException {
    return work.run();
  }

  @Override
  public Stock read() {
    return new Stock(versions, seen, overrides, troubles);
  }

  @Override
  public String stamp() {
    return versions.size() + "." + overrides.revision();
  }

  @Override
  public void keep(HoursVersion version) {
    versions.add(version);
  }

  @Override
  public void keep(OverrideSheet sheet) {
    overrides = sheet;
  }

  @Override
  public void seen(Map<SiteId, ScheduleText> files) {
    seen = files;
  }

  @Override
  public void done(Deed deed) {
    deeds.add(deed);
  }

  @Override
  public List<Deed> deeds() {
    return deeds;
  }
}
