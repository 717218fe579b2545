package io.heliotrope.config;

/**
 * What counts for how well an agent fits a caller, each from 0 to 100; only their proportion
 * matters.
 *
 * @param skill the levels in what the queue needs and prefers
 * @param language the level in the caller's language
 * @param market trained in the caller's market
 * @param site how early the agent's site stands in the queue's order
 * @param idle how long the agent has been idle; ten minutes count in full
 */
public record Weights(int skill, int language, int market, int site, int idle) {

  public static final Weights USUAL = new Weights(40, 20, 10, 10, 20);

  public Weights {
    for (int weight : new int[] {skill, language, market, site, idle}) {
      if (weight < 0 || weight > 100) {
        throw new IllegalArgumentException("A weight is 0 to 100, not %d.".formatted(weight));
      }
    }
    if (skill + language + market + site + idle == 0) {
      throw new IllegalArgumentException(
          "All weights are 0, so that nobody fits better.\nMaybe leave 'weights' out.");
    }
  }

  public int sum() {
    return skill + language + market + site + idle;
  }
}
