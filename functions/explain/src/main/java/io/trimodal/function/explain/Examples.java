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

    static final String SECONDS = """
            {
              "utterances": [{"text": "I expected more.",
                "audio": {"features": [[5.1, 0.2], [5.0, 0.3]], "frame_rate": 100}}],
              "options": {
                "methods": ["occlusion"],
                "resolution": {"language": "tokens", "time": "seconds"},
                "window": 0.5}
            }""";

    private Examples() {}
}
