package bonafide.server.console;

import bonafide.engine.verification.FaceVerifier;
import bonafide.server.access.Accounts;
import bonafide.server.access.Keys;
import bonafide.server.access.PolicyBook;
import bonafide.server.audit.AuditLog;
import bonafide.server.audit.AuditSearch;
import bonafide.server.evaluation.Calibrator;
import bonafide.server.evaluation.Evaluator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything the console's interface can do, and the role each needs: the one list, checked route by route in tests. */
public record Routes(List<Route> all) {

    /** What the ledger knows. */
    public record Books(
            Keys keys,
            Accounts accounts,
            PolicyBook policies,
            AuditLog log,
            AuditSearch search,
            Function<String, Optional<CheckedReceipt>> receipts) {}

    /**
     * What verifications by hand need.
     *
     * @param samples the folder with the test photos
     * @param resourceCodes each accepted code and the country it stands for
     */
    public record Engine(FaceVerifier verifier, Path samples, SortedMap<String, String> resourceCodes) {}

    /**
     * What evaluations need.
     *
     * @param folder whose lists may be evaluated; null: none
     * @param results where reports and tables go
     * @param executor runs one task after the other, so that calls keep their processors
     */
    public record Evaluations(
            @Nullable Path folder, Path results, Evaluator evaluator, Calibrator calibrator, Executor executor) {
        private Jobs jobs(String kind) {
            return new Jobs(results.resolve(kind), executor);
        }
    }

    /**
     * Who signs in, and to what.
     *
     * @param endpoint base address of the interface for callers, shown in the examples
     * @param secure the console itself is reached over TLS
     */
    public record People(SignIn signIn, ConsoleUsers users, String endpoint, boolean secure) {}

    public static Routes of(People people, Books books, Engine engine, Evaluations evaluations, InstantSource clock) {
        var verifier = engine.verifier();
        var folder = new EvaluationFolder(evaluations.folder());
        return new Routes(Stream.of(
                        new SignInRoutes(people.signIn(), people.users(), people.endpoint(), people.secure()).routes(),
                        new TryRoutes(verifier, books.policies(), engine.samples(), engine.resourceCodes()).routes(),
                        new DecisionRoutes(books.log(), books.search(), books.policies(), books.receipts()).routes(),
                        new KeyRoutes(books.keys()).routes(),
                        new AccountRoutes(books.accounts(), clock).routes(),
                        new PolicyRoutes(books.policies(), books.search(), verifier.padPolicy(), verifier.calibration())
                                .routes(),
                        new StatisticsRoutes(books.search(), books.log(), books.accounts(), clock).routes(),
                        new EvaluationRoutes(folder, evaluations.jobs("reports"), evaluations.evaluator()).routes(),
                        new CalibrationRoutes(
                                        folder,
                                        evaluations.jobs("tables"),
                                        evaluations.calibrator(),
                                        verifier.calibration(),
                                        books.search(),
                                        books.policies())
                                .routes())
                .flatMap(List::stream)
                .toList());
    }
}
