package io.heliotrope.flow.text;

import io.heliotrope.config.Place;

/**
 * Something a node names, to be looked up when everything has been read.
 *
 * @param node the node that names it, as in the file
 * @param path the names that lead to it: {@code nodes.menu.choices.2}
 */
record Mention(What what, String name, String node, Place place, String path) {

  enum What {
    NODE,
    /** A way out of a queue's limits. */
    WAY,
    PROMPT,
    QUEUE,
    AGENT,
    SITE,
    LANGUAGE,
    /** A variable that is asked about. */
    VARIABLE,
    /** A variable that is read out. */
    SPOKEN_VARIABLE
  }
}
