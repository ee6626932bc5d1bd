package bonafide.server.evaluation;

import bonafide.server.evaluation.report.EvaluationReport;
import bonafide.server.evaluation.report.HtmlReport;
import bonafide.server.evaluation.report.Plots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a run found: report.json for programs, report.html for people, the plots by themselves. */
final class ReportFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportFiles() {}

    static void write(EvaluationReport report, Path folder) throws IOException {
        Files.writeString(folder.resolve("report.json"), JSON.writeValueAsString(report) + "\n");
        Files.writeString(folder.resolve("report.html"), HtmlReport.of(report));
        Files.writeString(folder.resolve("det.svg"), Plots.det(report.studies()));
        for (int i = 0; i < report.studies().size(); i++) {
            String name = i == 0 ? "distribution.svg" : "distribution-all-against-all.svg";
            Files.writeString(
                    folder.resolve(name), Plots.distribution(report.studies().get(i)));
        }
    }
}
