package io.heliotrope.session;

import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;

/** What comes of saying that somebody has been called back by hand. */
public sealed interface DoneAnswer {

  /** It is owed no more. */
  record Noted(QueueId queue, PhoneNumber number) implements DoneAnswer {}

  /** We are ringing for it at this moment. */
  record UnderWay() implements DoneAnswer {}

  /** Nothing is owed for that call, or not yet: it has not ended. */
  record NotOwed() implements DoneAnswer {}
}
