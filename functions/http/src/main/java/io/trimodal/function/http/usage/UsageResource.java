package io.trimodal.function.http.usage;

import io.smallrye.common.annotation.Blocking;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.usage.Identity;
import io.trimodal.function.usage.Ledgers;
import io.trimodal.function.usage.UsageNotKeptException;
import io.trimodal.usage.Call;
import io.trimodal.usage.UsageLedger;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells callers what was counted for them. */
@Path("/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
@KeyRequired
@Tag(name = "usage", description = "What was counted for you")
public class UsageResource {
    private final Ledgers ledgers;
    private final PaidExchanges exchanges;

    public UsageResource(Ledgers ledgers, PaidExchanges exchanges) {
        this.ledgers = ledgers;
        this.exchanges = exchanges;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "usage",
            summary = "Your calls of a month",
            description =
                    "Successful calls by function, with their utterances and forward passes. Months begin at midnight"
                            + " UTC. Calls that failed, were refused or cancelled are not among them. Costs nothing.")
    public UsageResponse usage(
            @Parameter(description = "Such as 2026-11; this month if left out") @QueryParam("month")
                    Optional<String> month,
            @Context RoutingContext exchange) {
        UsageLedger ledger = ledgers.ledger().orElseThrow(UsageNotKeptException::new);
        Identity identity = PaidExchanges.identity(exchange);
        YearMonth now = Call.monthOf(Clock.systemUTC().instant());
        YearMonth asked = month.map(UsageResource::parse).orElse(now);
        OptionalLong granted = ledger.standing(identity.caller(), now).quota();
        OptionalLong quota =
                granted.isPresent() ? granted : exchanges.quota(identity).perMonth();
        return UsageResponse.of(
                ledger.month(identity.caller(), asked), asked.equals(now) ? quota : OptionalLong.empty());
    }

    private static YearMonth parse(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException _) {
            throw new MalformedRequestException(
                    new FieldError("", "has a month that is none; give it as year and month, such as 2026-11"));
        }
    }
}
