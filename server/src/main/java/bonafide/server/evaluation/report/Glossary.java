package bonafide.server.evaluation.report;

/** The words of the report, explained at its end. */
final class Glossary {
    static final String HTML = """
            <h2>Words</h2>
            <dl>
            <dt>False match</dt><dd>Two different people are taken for one. The false-match rate (FMR) is the share of
            comparisons of different people that reach the threshold (ISO/IEC 19795-1).</dd>
            <dt>False non-match</dt><dd>One person is not recognised. The false non-match rate (FNMR) is the share of
            comparisons of the same person that stay below the threshold. Pictures that cannot be used at all are counted
            apart, as failures to acquire.</dd>
            <dt>Threshold</dt><dd>The comparison score from which two pictures are called a match. "Nominal" is the
            false-match rate the threshold was set for, on other data than this.</dd>
            <dt>Interval</dt><dd>The rate found here is one draw; the true rate lies in a 95 % interval in 95 of 100 such
            evaluations. "Not shown" stands where the data is too small to say anything.</dd>
            <dt>Template norm</dt><dd>A by-product of the face network that is small for blurred, dark, covered or turned
            faces; of all quality measures tried it predicts false non-matches best.</dd>
            </dl>
            """;

    private Glossary() {}
}
