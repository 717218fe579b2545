package io.heliotrope;

import io.heliotrope.agi.AgiSettings;
import io.heliotrope.ami.AmiSettings;
import io.heliotrope.call.PbxName;
import io.heliotrope.config.ServerSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The operator's settings in the words of each edge. */
final class Edges {

  private Edges() {}

  static AgiSettings agi(ServerSettings settings) {
    var usual = AgiSettings.DEFAULTS;
    Map<String, PbxName> bySystemName =
        settings.pbxs().stream()
            .collect(Collectors.toMap(pbx -> pbx.systemName().value(), ServerSettings.Pbx::name));
    var limits =
        new AgiSettings.Limits(
            usual.limits().longestLine(),
            usual.limits().mostEnvironmentLines(),
            usual.limits().environmentTime(),
            settings.agi().calls());
    return new AgiSettings(
        settings.agi().listen().host(),
        settings.agi().listen().port(),
        settings.agi().allow(),
        limits,
        usual.horizon(),
        new AgiSettings.Pbxs(bySystemName, usual.pbxs().only()));
  }

  static List<AmiSettings> ami(ServerSettings settings) {
    return settings.pbxs().stream().map(AmiSettings::of).toList();
  }
}
