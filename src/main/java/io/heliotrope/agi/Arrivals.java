package io.heliotrope.agi;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.Stage;
import io.heliotrope.call.Wish;
import io.heliotrope.session.port.AgentCall;
import io.heliotrope.session.port.IncomingCall;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a call of an environment. */
final class Arrivals {

  private static final Language OTHERWISE = new Language("en");
  private static final int MOST_LANGUAGES = 256;
  private static final int LONGEST_NUMBER = 20;
  private static final String AGENT = "agent";
  private static final Pattern WISH = Pattern.compile("([a-z-]{1,20})(?::([0-9]))?");
  private static final String CALLBACK = "callback:";
  private static final Pattern CONSULT = Pattern.compile("consult:([0-9]{1,20})");

  private final Map<String, PbxName> bySystemName;
  private final PbxName only;
  private final Map<String, Language> languages = new ConcurrentHashMap<>();

  Arrivals(AgiSettings settings) {
    this.bySystemName = settings.pbxs().bySystemName();
    this.only = settings.pbxs().only();
  }

  /**
   * The call of that environment.
   *
   * @throws AgiException if the PBX is unknown or the number is none
   */
  IncomingCall call(Environment environment) {
    PbxName pbx = pbx(environment.uniqueId());
    return new IncomingCall(
        id(pbx, environment.uniqueId()),
        pbx,
        channel(environment.channel()),
        did(environment),
        caller(environment),
        language(environment.language()),
        callback(environment.argument()),
        consult(environment.argument()),
        environment.argument().isEmpty() ? Optional.empty() : Stage.find(environment.argument()));
  }

  /** Is it a feature code that was called, and not one of our numbers? */
  static boolean isOfAgent(Environment environment) {
    return environment.script().equals(AGENT);
  }

  /**
   * The feature code of that environment: {@code sign-in}, or {@code pause:2}.
   *
   * @throws AgiException if the PBX is unknown or the code is none of ours
   */
  AgentCall agentCall(Environment environment) {
    PbxName pbx = pbx(environment.uniqueId());
    Matcher wanted = WISH.matcher(environment.argument());
    Optional<Wish> wish = wanted.matches() ? Wish.find(wanted.group(1)) : Optional.empty();
    String channel = channel(environment.channel());
    int dash = channel.lastIndexOf('-');
    String source = dash <= 0 ? channel : channel.substring(0, dash);
    return new AgentCall(
        id(pbx, environment.uniqueId()),
        pbx,
        source,
        Endpoint.find(source),
        language(environment.language()),
        wish.orElseThrow(() ->
            new AgiException(
                Refusal.WISH,
                """
                the first argument is no wish of an agent's, such as sign-in.
                Maybe this dialplan is newer than this router.\
                """)),
        Optional.ofNullable(wanted.group(2)).map(digit -> digit.charAt(0)));
  }

  /** The dialplan of callbacks has in place of a stage the id that we gave it. */
  private static Optional<CallId> callback(String stage) {
    return stage.startsWith(CALLBACK)
        ? CallId.find(stage.substring(CALLBACK.length()))
        : Optional.empty();
  }

  /** And that of consults the number. */
  private static Optional<String> consult(String stage) {
    Matcher consult = CONSULT.matcher(stage);
    return consult.matches() ? Optional.of(consult.group(1)) : Optional.empty();
  }

  private PbxName pbx(String uniqueId) {
    if (bySystemName.isEmpty()) {
      return only;
    }
    int dash = uniqueId.lastIndexOf('-');
    PbxName known = bySystemName.get(dash < 0 ? "" : uniqueId.substring(0, dash));
    if (known == null) {
      throw new AgiException(
          Refusal.UNKNOWN_PBX,
          """
          a PBX with a system name that is not ours.
          Maybe 'systemname' in its asterisk.conf and 'system-name' in our settings differ.\
          """);
    }
    return known;
  }

  private static CallId id(PbxName pbx, String uniqueId) {
    try {
      return CallId.of(pbx, uniqueId);
    } catch (IllegalArgumentException notOne) {
      throw new AgiException(Refusal.ENVIRONMENT, "agi_uniqueid is not an id of Asterisk's");
    }
  }

  private static String channel(String name) {
    if (name.isEmpty() || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new AgiException(Refusal.ENVIRONMENT, "agi_channel is not a channel's name");
    }
    return name;
  }

  /**
   * Our dialplan keeps the number in dnid; one that calls us from the number's own extension need
   * not.
   */
  private static Did did(Environment environment) {
    @Nullable String digits = number(environment.dnid());
    if (digits == null) {
      digits = number(environment.extension());
    }
    if (digits == null) {
      throw new AgiException(
          Refusal.NUMBER,
          """
          neither agi_dnid nor agi_extension is a number of 1 to 20 digits.
          Maybe the dialplan calls AGI() from extension 's' without setting CALLERID(dnid).\
          """);
    }
    return new Did(digits);
  }

  /** The digits of a number, without a plus in front; null if it is none. */
  private static @Nullable String number(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    return !digits.isEmpty()
            && digits.length() <= LONGEST_NUMBER
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? digits
        : null;
  }

  private static Caller caller(Environment environment) {
    String name = environment.callerIdName();
    return new Caller(
        PhoneNumber.find(environment.callerId()),
        name.equals("unknown") ? Optional.empty() : Optional.of(name));
  }

  /** Few PBXs use more than a handful: each is made once. */
  private Language language(String tag) {
    Language known = languages.get(tag);
    if (known != null) {
      return known;
    }
    Language made = read(tag);
    if (languages.size() < MOST_LANGUAGES) {
      languages.put(tag, made);
    }
    return made;
  }

  private static Language read(String tag) {
    try {
      return new Language(tag.toLowerCase(Locale.ROOT).replace('_', '-'));
    } catch (IllegalArgumentException foreign) {
      return OTHERWISE;
    }
  }
}
