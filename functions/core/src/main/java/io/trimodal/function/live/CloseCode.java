package io.trimodal.function.live;

import io.trimodal.function.live.LiveReply.Then;
import io.trimodal.function.problem.ProblemKind;

/**
 * Why a WebSocket is closed, in the numbers of RFC 6455, section 7.4.1, and of the registry that it began.
 *
 * @see <a href="https://www.iana.org/assignments/websocket/websocket.xhtml">WebSocket Close Code Number Registry</a>
 */
final class CloseCode {
    static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int UNACCEPTABLE = 1003;
    private static final int INVALID = 1007;
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;
    private static final int INTERNAL_ERROR = 1011;
    private static final int TRY_AGAIN_LATER = 1013;

    private CloseCode() {}

    static Then.Close goingAway() {
        return new Then.Close(GOING_AWAY, "the server stops");
    }

    static int of(ProblemKind kind) {
        return switch (kind) {
            case MALFORMED -> INVALID;
            case UNPROCESSABLE, UNKNOWN_MODEL, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE, NOT_FOUND, METHOD_NOT_ALLOWED ->
                UNACCEPTABLE;
            case TOO_LARGE -> TOO_BIG;
            case KEY_MISSING,
                    KEY_UNKNOWN,
                    QUOTA_EXCEEDED,
                    TIMEOUT,
                    ORIGIN_NOT_ALLOWED,
                    HOST_NOT_SERVED,
                    USAGE_NOT_KEPT,
                    IDEMPOTENCY_KEY_AT_WORK,
                    IDEMPOTENCY_KEY_SPENT,
                    IDEMPOTENCY_KEY_REUSED -> POLICY;
            case OVERLOADED, NOT_READY, LEDGER_UNAVAILABLE, TRANSCRIPTION_FAILED -> TRY_AGAIN_LATER;
            case CANCELLED, INTERNAL -> INTERNAL_ERROR;
        };
    }
}
