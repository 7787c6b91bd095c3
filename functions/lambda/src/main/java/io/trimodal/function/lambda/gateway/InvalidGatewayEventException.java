package io.trimodal.function.lambda.gateway;

/** An event that is no call of API Gateway's REST API. */
final class InvalidGatewayEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidGatewayEventException(String message) {
        super("the event " + message + ": it is no call of API Gateway's REST API (version 1.0 of its events)");
    }
}
