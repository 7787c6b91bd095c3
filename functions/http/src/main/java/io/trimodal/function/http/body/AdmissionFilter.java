package io.trimodal.function.http.body;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.trimodal.function.http.BodyFormat;
import io.trimodal.function.http.ContentCoding;
import io.trimodal.function.http.usage.PaidExchanges;
import io.trimodal.function.limit.Admission;
import io.trimodal.function.limit.ArrivalConfig;
import io.trimodal.function.limit.Limits;
import io.vertx.core.Context;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;

/**
 * Asks for admission and gathers the body, on the event loop, so that neither refusals nor bodies that are slow to come
 * cost a worker thread; only calls with a body do work worth counting. Filters are made before the configuration is
 * read, hence the providers.
 */
@Singleton
public final class AdmissionFilter {
    private static final long LOOK_MILLIS = 500;

    private final Provider<Admission> admission;
    private final Provider<Limits> limits;
    private final Provider<ArrivalConfig> arrival;

    public AdmissionFilter(Provider<Admission> admission, Provider<Limits> limits, Provider<ArrivalConfig> arrival) {
        this.admission = admission;
        this.limits = limits;
        this.arrival = arrival;
    }

    /**
     * Ends when the whole body is there.
     *
     * @throws io.trimodal.runtime.OverloadedException if there is no place; later, as the failure of what is returned,
     *     also the problems of the body
     */
    @ServerRequestFilter(nonBlocking = true)
    public Uni<Void> admit(ResteasyReactiveContainerRequestContext request, RoutingContext exchange) {
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return Uni.createFrom().voidItem();
        }
        CompletableFuture<ArrivingBody> body = new CompletableFuture<>();
        Context loop = exchange.vertx().getOrCreateContext();
        Admission.Call call = admission
                .get()
                .arrive(
                        PaidExchanges.requester(exchange),
                        reason -> loop.runOnContext(_ -> body.thenAccept(evicted -> evicted.giveWay(reason))));
        return Uni.createFrom().emitter(emitter -> body.complete(gather(call, request, exchange, emitter)));
    }

    private ArrivingBody gather(
            Admission.Call call,
            ResteasyReactiveContainerRequestContext request,
            RoutingContext exchange,
            UniEmitter<? super Void> emitter) {
        ArrivingBody.Outcome outcome = new ArrivingBody.Outcome() {
            @Override
            public void arrived(InputStream body) {
                request.setEntityStream(body);
                emitter.complete(null);
            }

            @Override
            public void refused(RuntimeException reason, boolean cutOff) {
                if (cutOff) {
                    exchange.addEndHandler(_ -> cutOff(exchange));
                }
                emitter.fail(reason);
            }
        };
        long limit = limits.get().bodySize().asLongValue();
        // What a packed body unpacks to, nobody says: at most this, or it is refused.
        long unpacked = BodyFormat.of(exchange).coding() instanceof ContentCoding.Gzip ? limit : 0;
        ArrivingBody body = new ArrivingBody(call, limit, unpacked, arrival.get(), outcome);
        body.announced(request.getLength());
        exchange.addEndHandler(_ -> body.abandon());
        long timer = exchange.vertx().setPeriodic(LOOK_MILLIS, id -> {
            body.look();
            if (body.hasEnded()) {
                exchange.vertx().cancelTimer(id);
            }
        });
        ServerHttpRequest http = ((ResteasyReactiveRequestContext) request.getServerRequestContext()).serverRequest();
        if (http.isRequestEnded()) {
            body.done();
        } else {
            http.setReadListener(body);
            http.resumeRequestInput();
        }
        if (body.hasEnded()) {
            exchange.vertx().cancelTimer(timer);
        }
        return body;
    }

    /**
     * What the caller still sends will not be read, so the connection, or the stream of HTTP/2, ends after the answer.
     */
    private static void cutOff(RoutingContext exchange) {
        if (exchange.request().version() == HttpVersion.HTTP_2) {
            exchange.response().reset(0);
        } else {
            exchange.request().connection().close();
        }
    }
}
