package io.trimodal.function.lambda.gateway;

import io.trimodal.function.lambda.EventHandler;
import io.trimodal.function.lambda.Invocation;

/** Answers calls of API Gateway as the application's router answers requests. */
final class GatewayHandler implements EventHandler {
    private final LoopbackRouter router;
    private final CurrentCall call;

    GatewayHandler(LoopbackRouter router, CurrentCall call) {
        this.router = router;
        this.call = call;
    }

    @Override
    public void awaitReady() throws InterruptedException {
        router.awaitListening();
    }

    /** @throws InvalidGatewayEventException if it is no such call */
    @Override
    public byte[] handle(Invocation invocation) throws InterruptedException {
        GatewayEvent event = GatewayEvent.read(invocation.event());
        event.headers().set(CurrentCall.HEADER, call.begin(event.caller()));
        try {
            return router.answer(event, invocation.deadline()).json();
        } finally {
            call.end();
        }
    }
}
