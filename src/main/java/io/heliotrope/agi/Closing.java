package io.heliotrope.agi;

/** The last command: when the PBX has it, the line is closed, and the dialplan goes on. */
final class Closing extends Exchange {

  private final String command;

  Closing(String command) {
    this.command = command;
  }

  @Override
  void begin(Wire wire) {
    wire.send(command, AT_ONCE);
  }

  @Override
  void reply(Reply reply, Wire wire) {
    wire.close();
  }

  @Override
  void failed(Wire wire) {
    wire.close();
  }

  @Override
  String what() {
    return "close the line";
  }
}
