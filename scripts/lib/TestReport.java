import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Sums up the reports of a test run: every failed and every skipped test with its reason, and the
 * counts on the last line. Arguments: Maven's exit code, then the folders of the reports.
 */
final class TestReport {

  private int passed;
  private final List<String> failed = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    int maven = Integer.parseInt(args[0]);
    var report = new TestReport();
    for (int i = 1; i < args.length; i++) {
      report.readFolder(Path.of(args[i]));
    }
    report.print(maven);
    System.exit(maven != 0 ? maven : report.failed.isEmpty() ? 0 : 1);
  }

  private void readFolder(Path folder) throws Exception {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().matches("TEST-.*\\.xml")) {
          read(file.toFile());
        }
      }
    }
  }

  private void read(File file) throws Exception {
    var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file);
    NodeList tests = document.getElementsByTagName("testcase");
    for (int i = 0; i < tests.getLength(); i++) {
      var test = (Element) tests.item(i);
      String name = test.getAttribute("classname").replaceFirst(".*\\.", "");
      if (!test.getAttribute("name").isEmpty()) {
        name += "." + test.getAttribute("name");
      }
      Element failure = child(test, "failure", "error");
      Element skip = child(test, "skipped");
      if (failure != null) {
        failed.add(name + ": " + reason(failure));
      } else if (skip != null) {
        skipped.add(name + ": " + reason(skip).replaceFirst("^Assumption failed: ", ""));
      } else {
        passed++;
      }
    }
  }

  private static Element child(Element test, String... names) {
    for (Node node = test.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && List.of(names).contains(element.getTagName())) {
        return element;
      }
    }
    return null;
  }

  private static String reason(Element outcome) {
    String message = outcome.getAttribute("message");
    String text = message.isBlank() ? outcome.getTextContent() : message;
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst()
        .orElse("no reason given");
  }

  private void print(int maven) throws IOException {
    failed.forEach(test -> System.out.println("failed   " + test));
    skipped.forEach(test -> System.out.println("skipped  " + test));
    if (maven != 0 && failed.isEmpty()) {
      System.out.println("The build failed (Maven ended with " + maven + "): see target/test.log.");
    }
    System.out.printf(
        "%d passed, %d failed, %d skipped%n", passed, failed.size(), skipped.size());
  }
}
