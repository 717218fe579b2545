package io.heliotrope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import tools.jackson.databind.json.JsonMapper;

/**
 * The load, in a process of its own. It reads orders from its standard input and answers each with
 * one line of JSON: {@code load PORT RATE SECONDS SEED}, {@code hold PORT HOW_MANY}, {@code drop}.
 */
final class Generator {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int IDLE_MILLIS = 5;

  private final BlockingQueue<String> orders = new ArrayBlockingQueue<>(16);
  private final PretendAsterisk asterisk = new PretendAsterisk();
  private boolean over;

  private Generator() throws IOException {}

  public static void main(String[] args) throws Exception {
    new Generator().work();
  }

  private void work() throws Exception {
    Thread.ofPlatform().daemon().start(this::readOrders);
    while (!over) {
      String order = orders.poll();
      if (order != null) {
        System.out.println(JSON.writeValueAsString(carryOut(order.split(" "))));
      } else {
        asterisk.turn(IDLE_MILLIS); // callers held from an earlier order want their answers
      }
    }
  }

  private Object carryOut(String[] order) throws IOException {
    return switch (order[0]) {
      case "load" ->
          asterisk.load(
              Integer.parseInt(order[1]),
              Integer.parseInt(order[2]),
              Integer.parseInt(order[3]),
              Long.parseLong(order[4]));
      case "hold" -> asterisk.hold(Integer.parseInt(order[1]), Integer.parseInt(order[2]));
      case "drop" -> asterisk.drop();
      case "end" -> over = true;
      default -> throw new IllegalArgumentException("no such order: " + order[0]);
    };
  }

  private void readOrders() {
    try (var in = new BufferedReader(new InputStreamReader(System.in))) {
      String line;
      while ((line = in.readLine()) != null) {
        orders.put(line);
      }
      orders.put("end");
    } catch (IOException | InterruptedException e) {
      System.exit(1);
    }
  }
}
