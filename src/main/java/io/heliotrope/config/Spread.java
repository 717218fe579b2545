package io.heliotrope.config;

/** How a queue's callers are spread over its sites. */
public enum Spread {
  /** The first site in the order that has somebody free. */
  IN_ORDER,
  /** The site of which the largest share of those who could help is free. */
  BY_LOAD,
  /** All sites are one. */
  TOGETHER
}
