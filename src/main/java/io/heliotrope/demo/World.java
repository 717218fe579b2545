package io.heliotrope.demo;

import java.io.IOException;
import java.util.List;

/** Where calls come from: a real PBX with telephones, or a pretended one. */
interface World extends AutoCloseable {

  /** Somebody calls. */
  Caller call(String from, String did) throws IOException;

  /** What a reader can do while it stays up, line by line. */
  List<String> invitation();

  @Override
  void close();
}
