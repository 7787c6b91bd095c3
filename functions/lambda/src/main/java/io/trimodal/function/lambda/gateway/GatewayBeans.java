package io.trimodal.function.lambda.gateway;

import io.quarkus.arc.DefaultBean;
import io.trimodal.function.http.usage.CallerIdentity;
import io.trimodal.function.http.usage.HeaderIdentity;
import io.trimodal.function.lambda.EventHandler;
import io.trimodal.function.lambda.LambdaEnvironment;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What depends on where the process runs. */
final class GatewayBeans {
    private GatewayBeans() {}

    /** Behind API Gateway who the gateway says it is, elsewhere who the headers say. */
    @Produces
    @Singleton
    static CallerIdentity callers(HeaderIdentity headers) {
        return LambdaEnvironment.isLambda() ? new GatewayIdentity() : headers;
    }

    @Produces
    @Singleton
    static CurrentCall currentCall() {
        return new CurrentCall();
    }

    /** An application that takes other events has a handler of its own. */
    @Produces
    @Singleton
    @DefaultBean
    static EventHandler calls(LoopbackRouter router, CurrentCall call) {
        return new GatewayHandler(router, call);
    }
}
