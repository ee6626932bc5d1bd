package bonafide.server.console;

import bonafide.engine.decision.ScoreCalibration;
import bonafide.server.access.PolicyBook;
import bonafide.server.audit.AuditSearch;
import bonafide.server.evaluation.CalibrationRun;
import bonafide.server.evaluation.CalibrationToml;
import bonafide.server.evaluation.Calibrator;
import bonafide.server.evaluation.statistics.ScoreTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Score tables from the operator's own pictures, and what each would have said of recorded decisions. */
final class CalibrationRoutes {
    /** Recorded decisions looked at. */
    private static final int NEWEST = 10_000;

    private final EvaluationFolder folder;
    private final Jobs jobs;
    private final Calibrator calibrator;
    private final ScoreCalibration shipped;
    private final AuditSearch search;
    private final PolicyBook policies;
    private final Map<Job, CalibrationRun.Result> results = new ConcurrentHashMap<>();

    /** @param shipped what the server decides with */
    CalibrationRoutes(
            EvaluationFolder folder,
            Jobs jobs,
            Calibrator calibrator,
            ScoreCalibration shipped,
            AuditSearch search,
            PolicyBook policies) {
        this.folder = folder;
        this.jobs = jobs;
        this.calibrator = calibrator;
        this.shipped = shipped;
        this.search = search;
        this.policies = policies;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/calibrations", Role.OPERATOR, this::start),
                new Route(
                        "GET",
                        "/api/calibrations/{id}",
                        Role.OPERATOR,
                        call -> jobs.find(call.segment("id")).state()),
                new Route("GET", "/api/calibrations/{id}/table", Role.OPERATOR, this::table),
                new Route("GET", "/api/calibrations/{id}/calibration.toml", Role.OPERATOR, this::toml));
    }

    private Object start(Call call) {
        var list = folder.list(call.body(NewTable.class).list());
        return jobs.start(job -> results.put(job, calibrator.run(list, job.out(), job)));
    }

    private CalibrationRun.Result result(Call call) {
        var result = results.get(jobs.find(call.segment("id")));
        if (result == null) {
            throw Refusal.notFound("table yet");
        }
        return result;
    }

    private Object table(Call call) {
        var result = result(call);
        var own = result.calibration();
        return new Shown(
                result.table().comparisons(),
                result.people(),
                own.smallestRate(),
                result.table().withoutEnds().stream().map(this::shown).toList(),
                RecordedDecisions.decidedAgain(
                        search.decided(null, null, NEWEST), PolicyTargets.of(policies), shipped, own));
    }

    private Point shown(ScoreTable.Point point) {
        double rate = point.falseMatchRate();
        return new Point(
                rate,
                point.score(),
                rate >= shipped.smallestRate() ? shipped.thresholdAt(rate).cosine() : null,
                point.support());
    }

    private Object toml(Call call) {
        return new Route.File(
                "application/toml",
                "calibration.toml",
                CalibrationToml.of(result(call), calibrator.profile(), "own pictures"));
    }

    record NewTable(String list) {}

    /** @param smallestRate below it the data shows nothing */
    record Shown(
            long comparisons, int people, double smallestRate, List<Point> points, RecordedDecisions.Effect effect) {}

    /**
     * The comparison score at which a rate begins to hold.
     *
     * @param here by the operator's pictures
     * @param shipped by the table in use; null where it speaks of no such rate
     * @param support false matches it rests on; 0 where it is extrapolated
     */
    record Point(
            double falseMatchRate, double here, @Nullable Double shipped, long support) {}
}
