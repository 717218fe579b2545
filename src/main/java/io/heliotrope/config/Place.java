package io.heliotrope.config;

/**
 * Where something stands in the operator's files.
 *
 * @param file relative to the configuration folder
 * @param line from 1; 0 if the whole file is meant
 * @param column from 1; 0 if the whole line is meant
 */
public record Place(String file, int line, int column) {

  public static Place file(String file) {
    return new Place(file, 0, 0);
  }

  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
