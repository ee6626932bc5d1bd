package bonafide.conformance.matrix;

/** The last part of the page: what is not as a reader of the contract would expect, and why. */
final class Deviations {
    static final String MARKDOWN = """
            ## Deviations and their reasons

            Nothing below can be changed by a server; each is how that SDK treats a correct answer.

            - **The typed Java request of 2018-09-19 and the Go core of 2020 show no members of Data.** Their classes were generated
              for an older service and have no members for this one's result. `Code`, `Message` and `RequestId` are right; a program
              that needs the result on these versions reads the raw text of the answer.
            - **pop-core throws on Code 400 and 500.** It takes every Code other than 200 for a failed call: the error's `code` is the
              service code, its `data` the whole answer, with HTTP 200.
            - **A wrong secret shows as `SignatureDoesNotMatch` everywhere.** Several SDKs would reword it when the message ends with the string
              to sign. With photos in the call the server does not send that string back: it would put biometric data into
              the logs of callers.
            - **Overload is met with 503 at once.** The SDKs that try again by themselves (Java core 4.0.8, Go core of 2020, PHP) do so
              without a pause; their user sees the error when all tries met a busy server.
            """;

    private Deviations() {}
}
