package io.heliotrope.ami;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A device's state: as it changes, or, with an action id, as an item of the list we asked for.
 * Asterisk-Java's own class does not know the second use. Public, with setters, because
 * Asterisk-Java fills it by reflection.
 */
@AsteriskMapping("DeviceStateChange")
public final class DeviceStateEvent extends ResponseEvent {

  private static final long serialVersionUID = 1L;

  private @Nullable String device;
  private @Nullable String state;

  public DeviceStateEvent(Object source) {
    super(source);
  }

  public @Nullable String getDevice() {
    return device;
  }

  public void setDevice(String device) {
    this.device = device;
  }

  public @Nullable String getState() {
    return state;
  }

  public void setState(String state) {
    this.state = state;
  }
}
