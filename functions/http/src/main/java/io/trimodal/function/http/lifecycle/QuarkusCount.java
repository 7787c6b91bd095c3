package io.trimodal.function.http.lifecycle;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Method;

/**
 * Quarkus counts requests for {@code quarkus.shutdown.timeout}, and one that became a WebSocket for ever: Vert.x says
 * neither of its request nor of its answer that they end. Then each stop would take as long as the timeout. What ends
 * the count is not public in Quarkus 3.32.
 */
@RegisterForReflection(targets = QuarkusRequestWrapper.class, fields = false)
final class QuarkusCount {
    private static final Method DONE = done();

    private QuarkusCount() {}

    private static Method done() {
        try {
            Method done = QuarkusRequestWrapper.class.getDeclaredMethod("done");
            done.setAccessible(true);
            return done;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("another Quarkus", e);
        }
    }

    /** Of a request; does nothing the second time. */
    static void end(HttpServerRequest request) {
        try {
            DONE.invoke(QuarkusRequestWrapper.get(request));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
