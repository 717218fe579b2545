package io.heliotrope.routing;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import java.time.Instant;

/** A caller who asks for a person: what is needed, and since when. */
public record Request(CallId call, QueueId queue, Language language, Instant since) {}
