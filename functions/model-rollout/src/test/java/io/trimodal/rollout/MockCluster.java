package io.trimodal.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.trimodal.rollout.resource.ModelRollout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * fabric8's mock of an API server, which keeps what is written, counts generations and refuses stale writes. A mock,
 * since no Kubernetes can run where these tests must. What it accepts and an API server with Knative would not is
 * refused here: ModelRollouts by {@link ShippedDefinition}, Services by {@link PretendedAdmission}, which also adds
 * Knative's defaults; further faults of Services are for {@link io.trimodal.knative.ManifestCheck}. On demand the n-th
 * write of a roll-out is lost, before or after it was done, as when the process dies.
 */
final class MockCluster implements AutoCloseable {
    static final String NAMESPACE = "speech";
    /** The answer to a write that is lost: neither retried by the client nor taken for a conflict. */
    static final int LOST = 418;

    /** It would tell every request; kept, as loggers that nobody keeps forget what was set. */
    private static final Logger REQUESTS = Logger.getLogger("io.fabric8.mockwebserver");

    static {
        REQUESTS.setLevel(Level.WARNING);
    }

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Dispatcher dispatcher = new Dispatcher();
    private final KubernetesMockServer server;
    private final KubernetesClient client;

    MockCluster() {
        server = new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), dispatcher, false);
        server.expectCustomResource(CustomResourceDefinitionContext.fromCustomResourceType(ModelRollout.class));
        server.expectCustomResource(CustomResourceDefinitionContext.fromResourceType(Service.class, "services"));
        server.expectCustomResource(CustomResourceDefinitionContext.fromResourceType(Revision.class, "revisions"));
        server.init();
        client = server.createClient();
    }

    KubernetesClient client() {
        return client;
    }

    String address() {
        return server.url("/");
    }

    /** The bodies of all Knative Services that roll-outs have written. */
    List<String> writtenServices() {
        return dispatcher.services;
    }

    /** All requests of roll-outs, as {@code METHOD path}. */
    List<String> requests() {
        return dispatcher.requests;
    }

    /** When a write is lost. */
    enum Loss {
        BEFORE,
        AFTER
    }

    /** Lets the write of that number, counted from 0, be lost; others are not. Negative: none. */
    void lose(int write, Loss when) {
        dispatcher.lost = write;
        dispatcher.when = when;
        dispatcher.writes = 0;
    }

    int writes() {
        return dispatcher.writes;
    }

    /** Runs something whose writes are a roll-out's. */
    void rollingOut(Runnable work) {
        dispatcher.counting = true;
        try {
            work.run();
        } finally {
            dispatcher.counting = false;
        }
    }

    /** Just before the next write of a Service by a roll-out, and after it was read, somebody else changes it. */
    void beforeNextServiceWrite(Consumer<Service> change) {
        dispatcher.before = Optional.of(change);
    }

    /**
     * Just before the next write of a Service by a roll-out, somebody deletes a ModelRollout, which stays while it has
     * finalizers.
     */
    void deleteBeforeNextServiceWrite(String rollout) {
        dispatcher.deleted = Optional.of(rollout);
    }

    /** As with the definition of an earlier version, which let in what the shipped one does not. */
    void acceptAnyRollout() {
        dispatcher.definition = Optional.empty();
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }

    private static final class Dispatcher extends KubernetesCrudDispatcher {
        private static final String SERVICES = ".*/serving.knative.dev/v1/.*/services";
        private static final String ROLLOUTS = ".*/trimodal.io/v1alpha1/.*/modelrollouts";

        private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
        private final List<String> services = Collections.synchronizedList(new ArrayList<>());
        private volatile Optional<Consumer<Service>> before = Optional.empty();
        private volatile Optional<String> deleted = Optional.empty();
        private volatile Optional<ShippedDefinition> definition = Optional.of(ShippedDefinition.read());
        private volatile boolean counting;
        private volatile int lost = -1;
        private volatile Loss when = Loss.BEFORE;
        private volatile int writes;

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            if (counting) {
                requests.add(request.getMethod() + " " + request.getPath());
            }
            if (!counting || !WRITES.contains(request.getMethod())) {
                return admitted(request);
            }
            boolean ofService = request.getPath().matches(SERVICES + "/[^/]+");
            if (ofService && before.isPresent()) {
                change(request, before.get());
                before = Optional.empty();
            }
            if (ofService && deleted.isPresent()) {
                String path = request.getPath()
                        .replace("/serving.knative.dev/v1/", "/trimodal.io/v1alpha1/")
                        .replaceFirst("/services/.*", "/modelrollouts/" + deleted.get());
                super.dispatch(new RecordedRequest(
                        request.getHttpVersion(),
                        HttpMethod.DELETE,
                        path,
                        request.getHeaders(),
                        new Buffer(new byte[0])));
                deleted = Optional.empty();
            }
            int write = writes;
            writes = write + 1;
            if (write == lost && when == Loss.BEFORE) {
                return died();
            }
            if (ofService) {
                services.add(body(request));
            }
            MockResponse response = admitted(request);
            return write == lost ? died() : response;
        }

        /** Stored, unless an API server with Knative would refuse it. */
        private MockResponse admitted(RecordedRequest request) {
            String path = request.getPath().replaceFirst("\\?.*", "");
            Optional<String> discovered =
                    request.getMethod().equals("GET") ? PretendedDiscovery.answer(path) : Optional.empty();
            if (discovered.isPresent()) {
                return answer(200, discovered.get());
            }
            if (!WRITES.contains(request.getMethod()) || request.getMethod().equals("DELETE")) {
                return super.dispatch(request);
            }
            if (path.matches(ROLLOUTS + "(/[^/]+)?")) {
                JsonNode rollout = wanted(request, path);
                List<String> refusals = definition
                        .map(one -> one.refusals(rollout.toString(), stored(path)))
                        .orElse(List.of());
                return refusals.isEmpty() ? store(request, path, rollout) : refused(422, String.join("; ", refusals));
            }
            if (path.matches(SERVICES + "(/[^/]+)?")) {
                JsonNode service = PretendedAdmission.defaulted(wanted(request, path));
                return PretendedAdmission.refusal(service, stored(path).map(PretendedAdmission::read))
                        .map(message -> refused(400, message))
                        .orElseGet(() -> store(request, path, service));
            }
            return super.dispatch(request);
        }

        /** Patches are merged here, as fabric8's server adds to lists what should replace them. */
        private JsonNode wanted(RecordedRequest request, String path) {
            JsonNode sent = PretendedAdmission.read(body(request));
            return request.getMethod().equals("PATCH")
                    ? PretendedAdmission.merged(
                            PretendedAdmission.read(stored(path).orElseThrow()), sent)
                    : sent;
        }

        private MockResponse store(RecordedRequest request, String path, JsonNode object) {
            return super.dispatch(new RecordedRequest(
                    request.getHttpVersion(),
                    request.getMethod().equals("POST") ? HttpMethod.POST : HttpMethod.PUT,
                    path,
                    request.getHeaders(),
                    new Buffer(object.toString().getBytes(StandardCharsets.UTF_8))));
        }

        /** What lies under a path that ends with a name. */
        private Optional<String> stored(String path) {
            MockResponse found = super.handleGet(path);
            return found.getStatus().contains("404") || path.matches(SERVICES + "|" + ROLLOUTS)
                    ? Optional.empty()
                    : Optional.of(new String(found.getBody().getBytes(), StandardCharsets.UTF_8));
        }

        private static String body(RecordedRequest request) {
            return new String(request.getBody().getBytes(), StandardCharsets.UTF_8);
        }

        private static MockResponse refused(int code, String message) {
            return answer(
                    code,
                    Serialization.asJson(new StatusBuilder()
                            .withStatus("Failure")
                            .withReason(code == 422 ? "Invalid" : "BadRequest")
                            .withMessage(message)
                            .withCode(code)
                            .build()));
        }

        private static MockResponse answer(int code, String json) {
            return new MockResponse()
                    .setResponseCode(code)
                    .addHeader("Content-Type", "application/json")
                    .setBody(json);
        }

        /** Within the server, as its only thread is at work on the roll-out's request. */
        private void change(RecordedRequest request, Consumer<Service> change) {
            byte[] stored = super.handleGet(request.getPath()).getBody().getBytes();
            Service service = Serialization.unmarshal(new String(stored, StandardCharsets.UTF_8), Service.class);
            change.accept(service);
            admitted(new RecordedRequest(
                    request.getHttpVersion(),
                    HttpMethod.PUT,
                    request.getPath(),
                    request.getHeaders(),
                    new Buffer(Serialization.asJson(service).getBytes(StandardCharsets.UTF_8))));
        }

        private static MockResponse died() {
            return new MockResponse().setResponseCode(LOST).setBody("{}");
        }
    }
}
