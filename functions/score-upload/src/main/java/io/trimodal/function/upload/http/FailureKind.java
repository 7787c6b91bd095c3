package io.trimodal.function.upload.http;

import io.trimodal.function.problem.ProblemKind;
import io.trimodal.function.upload.BucketNotAllowedException;
import io.trimodal.function.upload.TooManyRecordsException;
import io.trimodal.function.upload.UnreadableUploadException;
import io.trimodal.function.upload.event.InvalidEventException;
import java.net.URI;

/**
 * Kinds of failure, as they are answered. Where events of one request fail in several ways, the first of these is the
 * answer: what may succeed when it is sent again comes before what never will.
 */
enum FailureKind {
    NOT_NOW(ProblemKind.OVERLOADED.status(), "urn:trimodal:problem:upload-not-scored", "Upload not scored"),
    MALFORMED(ProblemKind.MALFORMED),
    NOT_ALLOWED(403, "urn:trimodal:problem:bucket-not-allowed", "Bucket not allowed"),
    TOO_LARGE(ProblemKind.TOO_LARGE),
    UNREADABLE(ProblemKind.UNPROCESSABLE);

    private final int status;
    private final URI type;
    private final String title;

    FailureKind(ProblemKind kind) {
        this(kind.status(), kind.type().toString(), kind.title());
    }

    FailureKind(int status, String type, String title) {
        this.status = status;
        this.type = URI.create(type);
        this.title = title;
    }

    static FailureKind of(RuntimeException failure) {
        return switch (failure) {
            case InvalidEventException _ -> MALFORMED;
            case BucketNotAllowedException _ -> NOT_ALLOWED;
            case TooManyRecordsException _ -> TOO_LARGE;
            case UnreadableUploadException _ -> UNREADABLE;
            default -> NOT_NOW;
        };
    }

    int status() {
        return status;
    }

    URI type() {
        return type;
    }

    String title() {
        return title;
    }
}
