package io.heliotrope.ami;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/**
 * A channel came into a bridge or left one. Not Asterisk-Java's classes, because of those it keeps
 * a book of bridges, and ends its reader on a bridge it does not know. Filled by reflection.
 */
public abstract sealed class BridgeChangeEvent extends ManagerEvent {

  private static final long serialVersionUID = 1L;

  private @Nullable String uniqueId;
  private @Nullable String linkedId;
  private @Nullable String bridgeUniqueId;
  private @Nullable Integer bridgeNumChannels;

  BridgeChangeEvent(Object source) {
    super(source);
  }

  public final @Nullable String getUniqueId() {
    return uniqueId;
  }

  public final void setUniqueId(String uniqueId) {
    this.uniqueId = uniqueId;
  }

  public final @Nullable String getLinkedId() {
    return linkedId;
  }

  public final void setLinkedId(String linkedId) {
    this.linkedId = linkedId;
  }

  /** Which bridge it is; null where nobody needs to know. */
  public final @Nullable String getBridgeUniqueId() {
    return bridgeUniqueId;
  }

  public final void setBridgeUniqueId(String bridgeUniqueId) {
    this.bridgeUniqueId = bridgeUniqueId;
  }

  /** How many are in the bridge after the change. */
  public final @Nullable Integer getBridgeNumChannels() {
    return bridgeNumChannels;
  }

  public final void setBridgeNumChannels(Integer bridgeNumChannels) {
    this.bridgeNumChannels = bridgeNumChannels;
  }

  /** It came in. */
  @AsteriskMapping("BridgeEnter")
  public static final class Enter extends BridgeChangeEvent {
    private static final long serialVersionUID = 1L;

    public Enter(Object source) {
      super(source);
    }
  }

  /** It left. */
  @AsteriskMapping("BridgeLeave")
  public static final class Leave extends BridgeChangeEvent {
    private static final long serialVersionUID = 1L;

    public Leave(Object source) {
      super(source);
    }
  }
}
