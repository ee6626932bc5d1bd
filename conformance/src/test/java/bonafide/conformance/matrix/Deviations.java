package bonafide.conformance.matrix;

/** The last part of the page: what is not as a reader of the contract would expect, and why. */
final class Deviations {
    static final String MARKDOWN = """
            ## Deviations and their reasons

            Nothing in this list can be changed by a server; each is how that SDK treats a correct answer.

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

            ## Where this server differs from the vendor's gateway, or had to choose

            | point | here | why |
            |---|---|---|
            | one member of ServiceParameters missing | the documented sentence that names all three | the vendor documents no other |
            | messages of Code 402, 403, 404 | own words | the vendor publishes none |
            | `Recommend` in errors | left out | it links to pages of the vendor that do not know this server |
            | headers `x-acs-trace-id`, `Access-Control-Allow-Origin` | left out | no SDK reads them |
            | a request refused before it was read | in JSON, in XML only when it shows `Format=XML` | two SDKs cannot read the envelope in XML |
            | V1 with a body that is no form | refused, not skipped | a caller whose parameters are dropped in silence looks for the fault elsewhere |
            | V1 string to sign in `SignatureDoesNotMatch` | up to 2,048 bytes | longer ones hold photos |
            | V3 string to sign | never | its SDKs do not use it |
            | tokens and service name | judged before the nonce is used up | such a call does nothing, so it uses up nothing |
            | an identical copy of a signed request | takes over an answer nobody got | some Java SDKs send it when a connection dies |
            | `RequestTooLarge` | 413, 414, 431 | the vendor documents no code for it |
            | `extInfo` | only when both photos were assessed | without an assessment there is no score and no finding of an attack |
            | subcodes from `Z1142` | own | the vendor documents two |
            """;

    private Deviations() {}
}
