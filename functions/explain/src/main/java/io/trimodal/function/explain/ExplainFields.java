package io.trimodal.function.explain;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.faithfulness.Faithfulness;
import io.trimodal.explain.gradients.Integration;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.Resolution;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.JsonInput;
import io.trimodal.function.request.Origin;
import io.trimodal.function.request.PredictRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what an explanation has beside its utterances. Not thread-safe; one per request. */
public final class ExplainFields implements FurtherFields {
    private static final String OPTIONS = "methods, resolution, window, stride, steps, faithfulness, orders, seed";
    private static final int MOST_STEPS = 1025;
    private static final int MOST_ORDERS = 100;

    private final Limits limits;
    private final ExplainLimits explainLimits;
    private Set<Method> methods = EnumSet.of(Method.SHAPLEY, Method.ATTENTION);
    private final ResolutionReader resolution = new ResolutionReader();
    private final WindowReader windows = new WindowReader();
    private int steps = ExplainOptions.USUAL_INTEGRATION.mostPoints();
    private boolean faithfulness;
    private int orders = ExplainOptions.USUAL_FAITHFULNESS.orders();
    private long seed = ExplainOptions.USUAL_FAITHFULNESS.seed();

    public ExplainFields(Limits limits, ExplainLimits explainLimits) {
        this.limits = limits;
        this.explainLimits = explainLimits;
    }

    @Override
    public List<String> names() {
        return List.of("options");
    }

    @Override
    public boolean read(String name, JsonInput json) {
        if (!names().contains(name)) {
            return false;
        }
        if (!json.at(JsonToken.VALUE_NULL)) {
            json.object(option -> readOption(option, json));
        }
        return true;
    }

    private TooLargeException tooMany(PredictRequest request) {
        int given = request.utterances().size();
        String most = "; at most " + explainLimits.utterances() + " are explained per call";
        return new TooLargeException(
                switch (request.origin()) {
                    case Origin.Given _ -> new FieldError("/utterances", "has " + given + " utterances" + most);
                    case Origin.Clip _ -> new FieldError("/clip", "has " + given + " segments" + most);
                });
    }

    /**
     * @throws TooLargeException if there are too many utterances
     * @throws io.trimodal.function.problem.MalformedRequestException if window and stride do not fit each other or the
     *     resolution
     */
    public ExplainOptions options(PredictRequest request) {
        if (request.utterances().size() > explainLimits.utterances()) {
            throw tooMany(request);
        }
        return new ExplainOptions(
                methods,
                resolution.isInSeconds() ? ExplainOptions.USUAL_WINDOWS : windows.inFrames(limits.frames()),
                new Integration(
                        Math.min(ExplainOptions.USUAL_INTEGRATION.intervals(), (steps - 1) / 2),
                        steps,
                        ExplainOptions.USUAL_INTEGRATION.tolerance()),
                faithfulness
                        ? Optional.of(new Faithfulness(ExplainOptions.USUAL_FAITHFULNESS.points(), orders, seed))
                        : Optional.empty(),
                new Resolution(
                        resolution.language(),
                        resolution.isInSeconds()
                                ? new Resolution.Time.Seconds(windows.inSeconds())
                                : new Resolution.Time.Frames()));
    }

    private void readOption(String option, JsonInput json) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return;
        }
        switch (option) {
            case "methods" -> methods = readMethods(json);
            case "resolution" -> resolution.read(json);
            case "window" -> windows.readWindow(json);
            case "stride" -> windows.readStride(json);
            case "steps" -> steps = (int) json.integer(3, MOST_STEPS);
            case "faithfulness" -> faithfulness = json.truth();
            case "orders" -> orders = (int) json.integer(2, MOST_ORDERS);
            case "seed" -> seed = json.integer(0, Integer.MAX_VALUE);
            default -> throw json.unknownField(OPTIONS);
        }
    }

    private static Set<Method> readMethods(JsonInput json) {
        Set<Method> read = EnumSet.noneOf(Method.class);
        json.enterArray("an array of methods");
        for (; json.inArray(); json.next()) {
            String name = json.string();
            Method method = Method.of(name)
                    .orElseThrow(() -> json.malformed("must be one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Method.values())
                                            .map(Method::key)
                                            .toList())));
            if (!read.add(method)) {
                throw json.malformed("is given twice");
            }
        }
        if (read.isEmpty()) {
            throw json.malformed("is empty; give at least one, or leave the field out");
        }
        return read;
    }
}
