package io.trimodal.function.problem;

import java.net.URI;

/** The kinds of problem that callers can tell apart, with the title and the {@code type} that each always has. */
public enum ProblemKind {
    MALFORMED(400, "malformed-request", "Malformed request"),
    KEY_MISSING(401, "api-key-missing", "API key missing"),
    KEY_UNKNOWN(403, "api-key-unknown", "API key unknown"),
    ORIGIN_NOT_ALLOWED(403, "origin-not-allowed", "Origin not allowed"),
    NOT_FOUND(404, "not-found", "Not found"),
    UNKNOWN_MODEL(404, "unknown-model", "Unknown model"),
    USAGE_NOT_KEPT(404, "usage-not-kept", "Usage not kept"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed"),
    NOT_ACCEPTABLE(406, "not-acceptable", "Not acceptable"),
    TIMEOUT(408, "request-timeout", "Request timeout"),
    IDEMPOTENCY_KEY_AT_WORK(409, "idempotency-key-at-work", "A call with this key is being worked on"),
    IDEMPOTENCY_KEY_SPENT(409, "idempotency-key-spent", "Repeated too often"),
    TOO_LARGE(413, "too-large", "Request too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "Unsupported media type"),
    HOST_NOT_SERVED(421, "host-not-served", "Host not served"),
    UNPROCESSABLE(422, "unsupported-input", "Input that the model cannot take"),
    IDEMPOTENCY_KEY_REUSED(422, "idempotency-key-reused", "Key of another request"),
    QUOTA_EXCEEDED(429, "quota-exceeded", "Monthly quota exceeded"),
    /** Nobody is there to be told; the status is the one that nginx logs for a client that closed the request. */
    CANCELLED(499, "cancelled", "Cancelled"),
    INTERNAL(500, "internal-error", "Internal error"),
    TRANSCRIPTION_FAILED(502, "transcription-failed", "Transcription failed"),
    OVERLOADED(503, "overloaded", "Overloaded"),
    NOT_READY(503, "not-ready", "Not ready"),
    LEDGER_UNAVAILABLE(503, "ledger-unavailable", "Calls cannot be counted");

    private final int status;
    private final URI type;
    private final String title;

    ProblemKind(int status, String name, String title) {
        this.status = status;
        this.type = URI.create("urn:trimodal:problem:" + name);
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** A URN that stays the same whatever the title says; compare this one, not the title. */
    public URI type() {
        return type;
    }

    public String title() {
        return title;
    }
}
