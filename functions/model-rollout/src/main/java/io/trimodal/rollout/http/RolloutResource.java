package io.trimodal.rollout.http;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.trimodal.report.Report;
import io.trimodal.rollout.Namespace;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.step.Reports;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads roll-outs. */
@Path("/v1/rollouts")
@Tag(name = "Roll-outs")
public class RolloutResource {
    private final KubernetesClient client;
    private final Namespace namespace;
    private final Reports reports;

    public RolloutResource(KubernetesClient client, Namespace namespace, Reports reports) {
        this.client = client;
        this.namespace = namespace;
        this.reports = reports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All roll-outs, by name")
    public List<RolloutSummary> list() {
        return client.resources(ModelRollout.class).inNamespace(namespace.name()).list().getItems().stream()
                .map(RolloutSummary::of)
                .sorted(Comparator.comparing(RolloutSummary::name))
                .toList();
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One roll-out with its conditions")
    public RolloutSummary get(@PathParam("name") String name) {
        return Optional.ofNullable(client.resources(ModelRollout.class)
                        .inNamespace(namespace.name())
                        .withName(name)
                        .get())
                .map(RolloutSummary::of)
                .orElseThrow(() -> missing("there is no ModelRollout '" + name + "' in " + namespace.name()));
    }

    @GET
    @Path("/{name}/report")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The gate's report: metrics of both versions at every missing rate, tolerances, verdict")
    public String report(@PathParam("name") String name) {
        return reports.find(name)
                .orElseThrow(() -> missing("the gate has not judged a ModelRollout '" + name + "' yet"));
    }

    @GET
    @Path("/{name}/report")
    @Produces(MediaType.TEXT_HTML)
    public byte[] page(@PathParam("name") String name) {
        return Report.gate(report(name).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpProblem missing(String detail) {
        return HttpProblem.builder()
                .withStatus(Response.Status.NOT_FOUND)
                .withTitle("Not found")
                .withDetail(detail)
                .build();
    }
}
