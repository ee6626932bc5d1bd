package bonafide.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The engine's part of ARCHITECTURE.md, as rules that run. */
class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("bonafide.engine");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("bonafide.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void onlyInferenceRunsNetworks() {
        onlyIn("..engine.inference..", "ai.onnxruntime..", "ai.onnx..");
    }

    @Test
    void onlyImageAndTheLineCueTouchOpenCv() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..engine.image..", "..engine.pad..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..")
                .check(ENGINE);
    }

    @Test
    void theEngineKnowsNothingOfSocketsTablesOrTerminals() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.sql..", "javax.sql..", "bonafide.server..")
                .orShould()
                .accessField(System.class, "out")
                .check(ENGINE);
    }

    @Test
    void picturesDependOnNoOtherStep() {
        noClasses()
                .that()
                .resideInAPackage("..engine.image..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..engine.inference..",
                        "..engine.detection..",
                        "..engine.recognition..",
                        "..engine.pad..",
                        "..engine.quality..",
                        "..engine.verification..")
                .check(ENGINE);
    }

    private static void onlyIn(String home, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(ENGINE);
    }
}
