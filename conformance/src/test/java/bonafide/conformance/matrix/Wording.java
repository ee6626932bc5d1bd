package bonafide.conformance.matrix;

import bonafide.conformance.client.Seen;
import org.jspecify.annotations.Nullable;

/** Says what a user saw, without anything that differs from run to run. */
final class Wording {
    private Wording() {}

    static String of(Seen seen) {
        return seen.answered() ? answered(seen) : thrown(seen);
    }

    private static String answered(Seen seen) {
        var text = "Code " + seen.code();
        var passed = seen.result().path("passed").asString("");
        if ("none".equals(seen.dataKind())) {
            return text + ", no Data";
        }
        return text + ", Data " + (passed.isEmpty() ? "without our members" : seen.dataKind() + ", passed " + passed);
    }

    private static String thrown(Seen seen) {
        var type = simple(seen.exception());
        var code = seen.errorCode() == null ? "" : " " + seen.errorCode();
        var status = seen.httpStatus() == null ? "" : ", HTTP " + seen.httpStatus();
        return "`" + type + "`" + code + status;
    }

    private static String simple(@Nullable String type) {
        return type == null ? "" : type.substring(type.lastIndexOf('.') + 1);
    }
}
