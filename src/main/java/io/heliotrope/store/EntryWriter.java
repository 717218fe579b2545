package io.heliotrope.store;

import io.heliotrope.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * Writes an entry as JSON: {@code {"type":"Heard","at":"…","call":"…",…}}. Instants have
 * microseconds, lengths are ISO 8601. For one thread: it remembers the last second it wrote.
 */
final class EntryWriter {

  private static final SerializedString TYPE = new SerializedString("type");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);

  private final char[] stamp = new char[64];
  private int prefix;
  private long second = Long.MIN_VALUE;

  void write(JournalEntry entry, JsonGenerator json) {
    object(entry, json);
  }

  private void object(Object record, JsonGenerator json) {
    RecordShape shape = RecordShape.of(record.getClass());
    json.writeStartObject();
    json.writeName(TYPE);
    json.writeString(shape.name());
    for (RecordShape.Field field : shape.fields()) {
      Object value = field.of(record);
      if (!(value instanceof Optional<?> o && o.isEmpty())) {
        json.writeName(field.written());
        value(value, json);
      }
    }
    json.writeEndObject();
  }

  private void value(Object value, JsonGenerator json) {
    switch (value) {
      case String text -> json.writeString(text);
      case Instant instant -> instant(instant, json);
      case Duration length -> json.writeString(length.toString());
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case Character key -> json.writeString(key.toString());
      case Enum<?> one -> json.writeString(one.name());
      case Optional<?> present -> value(present.orElseThrow(), json);
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(one -> value(one, json));
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach((key, one) -> {
          json.writeName(key.toString());
          value(one, json);
        });
        json.writeEndObject();
      }
      case Record record -> {
        RecordShape shape = RecordShape.of(record.getClass());
        if (shape.isWord()) {
          value(shape.fields()[0].of(record), json);
        } else {
          object(record, json);
        }
      }
      default -> throw new IllegalArgumentException("can't write a " + value.getClass());
    }
  }

  /** The formatter costs more than all the rest of an entry; most entries share their second. */
  private void instant(Instant instant, JsonGenerator json) {
    if (instant.getEpochSecond() != second) {
      second = instant.getEpochSecond();
      String text = SECOND.format(instant);
      prefix = text.length();
      text.getChars(0, prefix, stamp, 0);
    }
    int micros = instant.getNano() / 1000;
    for (int i = prefix + 5; i >= prefix; i--) {
      stamp[i] = (char) ('0' + micros % 10);
      micros /= 10;
    }
    stamp[prefix + 6] = 'Z';
    json.writeString(stamp, 0, prefix + 7);
  }
}
