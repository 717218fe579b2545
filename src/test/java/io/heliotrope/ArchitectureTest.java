package io.heliotrope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rooms and their arrows, as on the one screen of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.heliotrope", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** From the top of the house down; a room sees only rooms below its own line. */
  private static final List<List<String>> HOUSE =
      List.of(
          List.of("demo"),
          List.of("cli"),
          List.of(
              "agi",
              "ami",
              "store",
              "console",
              "prompts",
              "connect",
              "calendar",
              "feeds"), // unaware of each other
          List.of("session"),
          List.of("journal"),
          List.of("floor"),
          List.of("flow"),
          List.of("routing"),
          List.of("hours"),
          List.of("config"),
          List.of("numbers"),
          List.of("call"),
          List.of("time"));

  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.heliotrope..");

  @ArchTest
  static void arrowsPointDown(JavaClasses house) {
    for (int floor = 0; floor < HOUSE.size(); floor++) {
      String[] below =
          IntStream.range(floor + 1, HOUSE.size())
              .mapToObj(HOUSE::get)
              .flatMap(List::stream)
              .map(ArchitectureTest::room)
              .toArray(String[]::new);
      for (String name : HOUSE.get(floor)) {
        String[] seen =
            Stream.concat(Stream.of(room(name)), Stream.of(below)).toArray(String[]::new);
        classes()
            .that()
            .resideInAPackage(room(name))
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.not(OURS).or(resideInAnyPackage(seen)))
            .because("the rooms above and beside '" + name + "' are not its business")
            .allowEmptyShould(true)
            .check(house);
      }
    }
  }

  @ArchTest
  static final ArchRule theCoreKnowsNoClockNoInputAndNoThreads =
      noClasses()
          .that()
          .resideInAnyPackage(room("flow"), room("routing"), room("hours"), room("floor"))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..");

  private static String room(String name) {
    return "io.heliotrope." + name + "..";
  }
}
