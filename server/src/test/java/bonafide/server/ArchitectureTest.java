package bonafide.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The server's part of ARCHITECTURE.md, as rules that run. */
class ArchitectureTest {
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("bonafide.server");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("bonafide.server.(*)..").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void onlyHttpAndTheConsoleKnowJetty() {
        onlyIn(new String[] {"..server.http..", "..server.console..", "..server.app.."}, "org.eclipse.jetty..");
    }

    @Test
    void onlyTheStoreSpeaksSql() {
        onlyIn(
                new String[] {"..server.store.."},
                "org.jdbi..",
                "com.zaxxer..",
                "org.flywaydb..",
                "java.sql..",
                "javax.sql..");
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        onlyIn(new String[] {"..server.cli.."}, "picocli..");
    }

    @Test
    void theServerNeverTouchesNetworksOrPixelsItself() {
        onlyIn(new String[0], "ai.onnxruntime..", "ai.onnx..", "org.bytedeco..");
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..server.cli..")
                .should()
                .accessField(System.class, "out")
                .check(SERVER);
    }

    @Test
    void timeArrivesByConstructor() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..server.app..", "..server.cli..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(SERVER);
    }

    @Test
    void theWireAndSignaturesAreAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("..server.wire..", "..server.signature..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..server.store..", "..server.http..", "..server.service..", "..server.app..", "..server.cli..")
                .check(SERVER);
    }

    @Test
    void onlyTheCommandLineAndTheProgramItselfWireObjects() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..server.app..", "..server.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..server.app..", "..server.cli..")
                .check(SERVER);
    }

    private static void onlyIn(String[] homes, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(SERVER);
    }
}
