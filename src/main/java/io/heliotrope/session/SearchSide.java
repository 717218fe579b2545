package io.heliotrope.session;

import io.heliotrope.call.QueueId;
import io.heliotrope.config.Limits;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Place;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.PbxNews;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What reaches a search for a person from any thread, carried to the line's own thread first. */
final class SearchSide implements CallSide {

  private final PersonSearch search;
  private final Line line;

  SearchSide(PersonSearch search, Line line) {
    this.search = search;
    this.line = line;
  }

  @Override
  public void offered(Claim claim) {
    line.execute(() -> search.offered(claim));
  }

  @Override
  public void waits(Place place) {
    line.execute(() -> search.waits(place));
  }

  @Override
  public void nobodyAwake(Optional<Instant> opens) {
    line.execute(() -> search.nobodyAwake(opens));
  }

  @Override
  public void atLimit(Limits.Kind limit, WayOut way) {
    line.execute(() -> search.atLimit(limit, way));
  }

  @Override
  public void news(PbxNews news) {
    line.execute(() -> search.hear(news));
  }

  @Override
  public void transfer(QueueId to, String by, CompletableFuture<TransferAnswer> answer) {
    inTalk(answer, new TransferAnswer.NotTalking(), talk -> talk.transfer(to, by, answer));
  }

  @Override
  public void consult(QueueId to, String by, CompletableFuture<ConsultAnswer> answer) {
    inTalk(answer, new ConsultAnswer.NotTalking(), talk -> talk.consult(to, by, true, answer));
  }

  @Override
  public void dispose(String name, String by, CompletableFuture<DispositionAnswer> answer) {
    inTalk(answer, new DispositionAnswer.NotTalking(), talk -> talk.dispose(name, by, answer));
  }

  /** Orders it of the talk, which answers; without one, that is the answer. */
  private <T> void inTalk(CompletableFuture<T> answer, T notTalking, Consumer<AgentTalk> order) {
    line.execute(() -> search.talk().ifPresentOrElse(order, () -> answer.complete(notTalking)));
  }
}
