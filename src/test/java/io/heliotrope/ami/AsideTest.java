package io.heliotrope.ami;

import static org.assertj.core.api.Assertions.assertThat;

import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.junit.jupiter.api.Test;

class AsideTest {

  @Test
  void aPbxThatCannotWhisperIsNoticed() {
    assertThat(Aside.isRefused(answer("heliotrope-aside", 0))).isTrue();
  }

  @Test
  void whatWasSaidIsNoRefusalAndNeitherIsACallbackThatNobodyTook() {
    assertThat(Aside.isRefused(answer("heliotrope-aside", 4))).isFalse();
    assertThat(Aside.isRefused(answer("heliotrope-callback", 0))).isFalse();
  }

  private OriginateResponseEvent answer(String context, int reason) {
    var event = new OriginateResponseEvent(this);
    event.setContext(context);
    event.setReason(reason);
    return event;
  }
}
