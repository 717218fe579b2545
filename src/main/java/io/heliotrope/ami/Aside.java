package io.heliotrope.ami;

import io.heliotrope.call.Language;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.OriginateResponseEvent;

/**
 * What an agent alone hears in a talk: a channel of its own that plays the sound, and whispers it
 * to the agent's.
 *
 * @param channel the agent's
 * @param file as Asterisk finds it, without language and ending
 */
record Aside(String channel, Language language, String file) {

  private static final String CONTEXT = "heliotrope-aside";

  /** One end whispers, and the other plays; "/n" keeps Asterisk from making one of the two. */
  private static final String WHISPERER = "Local/whisper@" + CONTEXT + "/n";

  /** {@code Reason} of an Originate that reached both ends. */
  private static final int ANSWERED = 4;

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9/_.-]{1,100}");

  /** Is it nothing but a channel and a sound file? */
  boolean isSound() {
    return AmiLink.CHANNEL.matcher(channel).matches() && FILE.matcher(file).matches();
  }

  /** Does Asterisk say of such a channel that nothing came of it? */
  static boolean isRefused(OriginateResponseEvent event) {
    Integer reason = event.getReason();
    return CONTEXT.equals(event.getContext()) && reason != null && reason != ANSWERED;
  }

  OriginateAction action() {
    var action = new OriginateAction();
    action.setChannel(WHISPERER);
    action.setContext(CONTEXT);
    action.setExten("say");
    action.setPriority(1);
    action.setTimeout(2_000L);
    action.setAsync(true);
    action.setVariable("HELIOTROPE_EAR", channel);
    action.setVariable("HELIOTROPE_SAYS", file);
    action.setVariable("HELIOTROPE_LANGUAGE", language.tag());
    return action;
  }
}
