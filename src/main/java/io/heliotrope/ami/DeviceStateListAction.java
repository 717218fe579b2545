package io.heliotrope.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;

/**
 * Asks for the state of every device. Answered by one {@link DeviceStateEvent} each and a {@link
 * DeviceStateListCompleteEvent}. Needs {@code write = call} or {@code reporting}. Asterisk-Java has
 * no class for it.
 */
public final class DeviceStateListAction extends AbstractManagerAction {

  private static final long serialVersionUID = 1L;

  /** The name Asterisk knows it by. */
  @Override
  public String getAction() {
    return "DeviceStateList";
  }
}
