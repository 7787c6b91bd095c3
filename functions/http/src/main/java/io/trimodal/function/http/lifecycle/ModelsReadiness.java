package io.trimodal.function.http.lifecycle;

import io.trimodal.function.lifecycle.Draining;
import io.trimodal.function.model.Models;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Up when the models are loaded, warm and tested, until the process is told to stop. */
@Readiness
@Startup
public final class ModelsReadiness implements HealthCheck {
    private final Models models;
    private final Draining draining;

    public ModelsReadiness(Models models, Draining draining) {
        this.models = models;
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("models");
        if (draining.hasBegun()) {
            return answer.down().withData("reason", "stopping").build();
        }
        if (!models.isReady()) {
            return answer.down()
                    .withData("reason", "the models are being loaded")
                    .build();
        }
        models.served().list().forEach(id -> answer.withData(id.toString(), "loaded"));
        return answer.up().build();
    }
}
