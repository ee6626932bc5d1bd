package bonafide.server.console;

import bonafide.engine.verification.FaceVerifier;
import bonafide.server.access.Accounts;
import bonafide.server.access.Keys;
import bonafide.server.access.PolicyBook;
import bonafide.server.audit.AuditLog;
import bonafide.server.audit.AuditSearch;
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
     * @param executor runs one task after the other
     */
    public record Evaluations(@Nullable Path folder, Path reports, Evaluator evaluator, Executor executor) {}

    /**
     * Who signs in, and to what.
     *
     * @param endpoint base address of the interface for callers, shown in the examples
     * @param secure the console itself is reached over TLS
     */
    public record People(SignIn signIn, ConsoleUsers users, String endpoint, boolean secure) {}

    public static Routes of(People people, Books books, Engine engine, Evaluations evaluations, InstantSource clock) {
        return new Routes(Stream.of(
                        new SignInRoutes(people.signIn(), people.users(), people.endpoint(), people.secure()).routes(),
                        new TryRoutes(engine.verifier(), books.policies(), engine.samples(), engine.resourceCodes())
                                .routes(),
                        new DecisionRoutes(books.log(), books.search(), books.policies(), books.receipts()).routes(),
                        new KeyRoutes(books.keys(), books.accounts()).routes(),
                        new PolicyRoutes(
                                        books.policies(),
                                        books.search(),
                                        engine.verifier().padPolicy(),
                                        engine.verifier().calibration())
                                .routes(),
                        new StatisticsRoutes(books.search(), books.log(), books.accounts(), clock).routes(),
                        new EvaluationRoutes(
                                        evaluations.folder(),
                                        evaluations.reports(),
                                        evaluations.evaluator(),
                                        evaluations.executor())
                                .routes())
                .flatMap(List::stream)
                .toList());
    }
}
