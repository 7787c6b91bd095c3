package io.trimodal.function.explain;

/** Requests for the OpenAPI document. */
final class Examples {
    static final String TEXT = """
            {"utterances": [{"id": "review", "text": "It was a wonderful evening, though far too long."}]}""";

    static final String METHODS = """
            {
              "model": "trimodal-lnln",
              "utterances": [{"id": "review", "text": "It was a wonderful evening, though far too long."}],
              "options": {"methods": ["shapley", "occlusion", "integrated-gradients"], "faithfulness": true}
            }""";

    private Examples() {}
}
