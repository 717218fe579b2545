package io.heliotrope.ami;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/** The end of the list of devices, with how many there were. Filled by reflection. */
@AsteriskMapping("DeviceStateListComplete")
public final class DeviceStateListCompleteEvent extends ResponseEvent {

  private static final long serialVersionUID = 1L;

  private @Nullable Integer listItems;

  public DeviceStateListCompleteEvent(Object source) {
    super(source);
  }

  public @Nullable Integer getListItems() {
    return listItems;
  }

  public void setListItems(Integer listItems) {
    this.listItems = listItems;
  }
}
