package bonafide.conformance.matrix;

import org.jspecify.annotations.Nullable;

/** What a call meets; the columns of the compatibility page. */
enum Situation {
    MATCH("match", "two photos of one person"),
    NON_MATCH("non-match", "photos of two persons"),
    MISSING_FIELD("Code 400", "`authFaceContent` left out of ServiceParameters"),
    BAD_RESOURCE_CODE("Code 500", "resourceCode `99990000`"),
    USED_UP("Code 402", "an account that has had its one verification of the day"),
    NOT_ACTIVATED("Code 403", "an account whose use of the service was ended"),
    UNKNOWN_SERVICE("Code 404", "Service `intl_face_verify_2`"),
    DISABLED_KEY("disabled key", "a key that was disabled"),
    WRONG_SECRET("signature error", "a secret that is not the key's"),
    THROTTLED("throttled", "an account limited to one call a second, busy with other calls"),
    OVERLOAD("overload", "a server with one slot and no queue, busy with other calls");

    private final String title;
    private final String meaning;

    Situation(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** The error that a call may slip past, as others have to be at work to provoke it; null: it shows in every call. */
    @Nullable
    String gatewayCode() {
        return switch (this) {
            case THROTTLED -> "Throttling.User";
            case OVERLOAD -> "ServiceUnavailable";
            default -> null;
        };
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }
}
