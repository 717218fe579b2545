package io.heliotrope.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file could not be used; Java's own exceptions often have its name alone. */
public final class FileTrouble {

  private FileTrouble() {}

  /** Why, as the end of a sentence: {@code permission denied (we run as heliotrope)}. */
  public static String why(IOException trouble) {
    return switch (trouble) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ ->
          "permission denied (we run as %s)".formatted(System.getProperty("user.name"));
      case NotDirectoryException _ -> "it is no folder";
      case CharacterCodingException _ -> "it is not UTF-8 text";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(trouble.getMessage());
    };
  }

  /** The same with the file's name, where the exception knows it. */
  public static String text(IOException trouble) {
    return trouble instanceof FileSystemException e && e.getFile() != null
        ? "%s: %s.".formatted(e.getFile(), why(trouble))
        : why(trouble) + ".";
  }
}
