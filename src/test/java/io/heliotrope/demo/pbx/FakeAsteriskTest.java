package io.heliotrope.demo.pbx;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.heliotrope.call.PbxName;
import io.heliotrope.session.port.PbxNews;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The fake keeps the contract. */
class FakeAsteriskTest extends AsteriskContract {

  @Override
  protected Rig rig(ContractRouter router) {
    var pbx =
        new FakeAsterisk(new PbxName("fake"), List.of(router.address()))
            .agent("PJSIP/1001", new FakeAgent.Answers(ofMillis(100), ofMillis(500)))
            .agent("PJSIP/1002", FakeAgent.BUSY)
            .agent("PJSIP/1003", new FakeAgent.NeverAnswers())
            .sounds((file, language) ->
                file.startsWith("no/") ? Optional.empty() : Optional.of(ofSeconds(20)))
            .pace(0.1);
    var leg = new AtomicReference<PbxNews.Dialing>();
    pbx.listener(news -> {
      if (news instanceof PbxNews.Dialing dialing) {
        leg.set(dialing);
      }
    });
    return new Rig() {
      @Override
      public Caller call() {
        return caller(pbx.call("15550001", "5551000"));
      }

      @Override
      public void endsTheRinging() {
        pbx.hangUp(leg.get().pbx(), leg.get().agentChannel());
      }

      @Override
      public String longSound() {
        return "heliotrope/long";
      }

      @Override
      public void close() {
        pbx.close();
      }
    };
  }

  private static AsteriskContract.Caller caller(FakeCall call) {
    return new AsteriskContract.Caller() {
      @Override
      public void presses(char key) {
        call.presses(String.valueOf(key));
      }

      @Override
      public void hangsUp() {
        call.hangsUp();
      }

      @Override
      public void awaitsTheEnd() {
        call.ends();
      }
    };
  }
}
