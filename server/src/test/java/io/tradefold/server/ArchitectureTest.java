package io.tradefold.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** How the house is built, see ARCHITECTURE.md. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.tradefold");

  private static final String FEATURES =
      "(money|community|membership|signal|following|trading|performance|billing|rollout|audit|identity)";

  private static final DescribedPredicate<JavaClass> PURE =
      DescribedPredicate.describe(
          "folds, totals, deciders and the message contract",
          type ->
              type.getPackageName().startsWith("io.tradefold.api")
                  || type.getSimpleName().endsWith("Fold")
                  || type.getSimpleName().endsWith("Total")
                  || type.getSimpleName().endsWith("Decider"));

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  @Test
  void theContractKnowsNobody() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.tradefold.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..",
                "com.mongodb..",
                "org.bson..",
                "io.tradefold.command..",
                "io.tradefold.projection..",
                "io.tradefold.query..",
                "io.tradefold.server..")
            .because("messages and views outlive every framework and every module"));
  }

  @Test
  void theSidesKnowOnlyTheContract() {
    check(sideMayNotUse("command", "projection", "query"));
    check(sideMayNotUse("projection", "command", "query"));
    check(sideMayNotUse("query", "command", "projection"));
  }

  private static ArchRule sideMayNotUse(String side, String other, String another) {
    return noClasses()
        .that()
        .resideInAPackage("io.tradefold." + side + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.tradefold." + other + "..",
            "io.tradefold." + another + "..",
            "io.tradefold.server..")
        .because("each side can run on machines of its own; they meet in the messages alone");
  }

  @Test
  void featuresHaveNoCycles() {
    check(
        slices()
            .matching("io.tradefold.server.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what goes round in circles cannot be read from one end"));
  }

  @Test
  void packagesAreFeaturesNotLayers() {
    check(
        noClasses()
            .should()
            .resideInAnyPackage(
                "..service..",
                "..services..",
                "..dto..",
                "..mapper..",
                "..util..",
                "..utils..",
                "..common..",
                "..impl..")
            .because("the modules are the layers; a reader follows one name through them"));
    check(
        classes()
            .that()
            .resideInAPackage("io.tradefold.api.*..")
            .should(haveAFeatureAsTheirPackage())
            .because("a feature is called the same in every module"));
  }

  private static ArchCondition<JavaClass> haveAFeatureAsTheirPackage() {
    return ArchConditions.be(
        DescribedPredicate.describe(
            "in a package named after a feature",
            type -> type.getPackageName().matches("io\\.tradefold\\.api\\." + FEATURES)));
  }

  @Test
  void whatDecidesAndFoldsReadsNoClockAndDrawsNoLots() {
    check(
        noClasses()
            .that(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .because("the same events must give the same answer in March and in a rebuild"));
  }

  @Test
  void whatDecidesAndFoldsTouchesNothingOutside() {
    check(
        noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.io..",
                "java.nio..",
                "java.net..",
                "java.sql..",
                "org.slf4j..",
                "org.springframework..",
                "com.mongodb..")
            .because("one fold serves the live view, the rebuild, the past and the proof"));
  }

  @Test
  void moneyIsNeverBinary() {
    check(
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.tradefold..")
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages("..performance..", "..server.demo..")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(Double.class)
            .orShould()
            .haveRawType(Float.class)
            .because(
                "a binary fraction cannot hold a cent; ratios live in performance, and the demo makes"
                    + " its prices up"));
  }

  @Test
  void nothingIsInjectedIntoFields() {
    check(
        fields()
            .should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notBeAnnotatedWith(Value.class)
            .because("what a class needs stands in its constructor"));
  }
}
