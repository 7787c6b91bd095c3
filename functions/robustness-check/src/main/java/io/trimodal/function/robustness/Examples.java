package io.trimodal.function.robustness;

/** Requests for the OpenAPI document. */
final class Examples {
    static final String TEXT = """
            {"utterances": [{"id": "review", "text": "It was a wonderful evening, though far too long."}]}""";

    static final String MODELS = """
            {
              "models": ["trimodal-almt", "trimodal-lnln"],
              "utterances": [{"id": "review", "text": "It was a wonderful evening, though far too long."}],
              "labels": [1.4],
              "options": {
                "protocol": "independent",
                "modalities": ["language"],
                "rates": [0, 0.25, 0.5, 0.75], "trials": 30}
            }""";

    private Examples() {}
}
