package io.trimodal.function.robustness;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.corruption.LegacyUniforms;
import io.trimodal.feature.Modality;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.JsonInput;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.robustness.CheckOptions;
import io.trimodal.robustness.Noise;
import io.trimodal.robustness.RobustnessChecker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * Reads what a robustness check has beside its utterances, and puts the call together. Not thread-safe; one per
 * request.
 */
public final class CheckFields implements FurtherFields {
    private static final List<String> NAMES = List.of("models", "labels", "options");
    private static final String OPTIONS = "protocol, modalities, rates, seeds, trials, noise";
    private static final double LARGEST_RATE = 0.999;
    private static final double LARGEST_LABEL = 1e6;

    private final Limits limits;
    private final CheckLimits checkLimits;
    private final List<ModelReference> models = new ArrayList<>();
    private final List<Float> labels = new ArrayList<>();
    private CorruptionProtocol protocol = CorruptionProtocol.LNLN;
    private Set<Modality> modalities = EnumSet.allOf(Modality.class);
    private List<Double> rates = CheckOptions.PUBLISHED_RATES;
    private List<Long> seeds = List.of();
    private int trials;
    private Noise noise; // null where there is to be none

    public CheckFields(Limits limits, CheckLimits checkLimits) {
        this.limits = limits;
        this.checkLimits = checkLimits;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    /** Those of the field {@code models}, which are checked with the same features. */
    @Override
    public List<String> models() {
        return models.stream().flatMap(model -> model.names().stream()).toList();
    }

    @Override
    public boolean read(String name, JsonInput json) {
        if (!NAMES.contains(name)) {
            return false;
        }
        if (!json.at(JsonToken.VALUE_NULL)) {
            switch (name) {
                case "models" -> readModels(json);
                case "labels" -> readLabels(json);
                default -> json.object(option -> readOption(option, json));
            }
        }
        return true;
    }

    /**
     * @param request with the utterances
     * @throws MalformedRequestException if the fields do not fit each other
     * @throws TooLargeException if the check would take too many forward passes
     */
    public CheckRequest request(PredictRequest request) {
        boolean single = models.isEmpty();
        if (!single && request.model() instanceof ModelReference.Named) {
            throw malformed("/models", "stands beside model; give one model, or several models");
        }
        int utterances = request.utterances().size();
        if (!labels.isEmpty() && labels.size() != utterances) {
            throw malformed("/labels", "has " + labels.size() + " labels for " + utterances + " utterances");
        }
        CheckOptions options = new CheckOptions(protocol, modalities, rates, seeds(), Optional.ofNullable(noise));
        List<ModelReference> asked = single ? List.of(request.model()) : List.copyOf(models);
        long passes = RobustnessChecker.forwardPasses(options, asked.size(), utterances);
        if (passes > checkLimits.forwardPasses()) {
            throw new TooLargeException(new FieldError(
                    "/options",
                    "asks for " + passes + " forward passes (" + utterances + " utterances times " + asked.size()
                            + " models times " + options.rates().size() + " rates times "
                            + options.seeds().size() + " seeds, the eight coalitions and the noise of each); at most "
                            + checkLimits.forwardPasses() + " are taken per call"));
        }
        return new CheckRequest(
                asked, single ? "/model" : "/models", request.utterances(), request.origin(), labels(), options);
    }

    private float[] labels() {
        float[] values = new float[labels.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels.get(i);
        }
        return values;
    }

    private List<Long> seeds() {
        if (!seeds.isEmpty()) {
            return seeds;
        }
        long first = CheckOptions.PUBLISHED_SEEDS.getFirst();
        return trials == 0
                ? CheckOptions.PUBLISHED_SEEDS
                : LongStream.range(first, first + trials).boxed().toList();
    }

    private void readModels(JsonInput json) {
        Set<String> names = new HashSet<>();
        readArray(json, "an array of model names", checkLimits.models(), models, () -> {
            String name = PredictRequestReader.name(json, limits);
            models.add(new ModelReference.Named(name));
            return names.add(name);
        });
    }

    private void readLabels(JsonInput json) {
        readArray(json, "an array of numbers", limits.utterances(), labels, () -> {
            labels.add((float) json.decimal(-LARGEST_LABEL, LARGEST_LABEL));
            return true;
        });
    }

    private void readOption(String option, JsonInput json) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return;
        }
        switch (option) {
            case "protocol" -> protocol = readProtocol(json);
            case "modalities" -> modalities = readModalities(json);
            case "rates" -> rates = readRates(json);
            case "seeds" -> seeds = readSeeds(json);
            case "noise" -> noise = new NoiseReader(json, limits).read();
            case "trials" -> trials = (int) json.integer(1, checkLimits.seeds());
            default -> throw json.unknownField(OPTIONS);
        }
        if (trials > 0 && !seeds.isEmpty()) {
            throw json.malformed("stands beside the other of seeds and trials; give one of them");
        }
    }

    private static CorruptionProtocol readProtocol(JsonInput json) {
        String name = json.string();
        return CorruptionProtocol.of(name)
                .orElseThrow(() -> json.malformed("must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(CorruptionProtocol.values())
                                        .map(CorruptionProtocol::key)
                                        .toList())));
    }

    private static Set<Modality> readModalities(JsonInput json) {
        Set<Modality> read = EnumSet.noneOf(Modality.class);
        readArray(json, "an array of modalities", Modality.values().length, read, () -> read.add(readModality(json)));
        return read;
    }

    /** A modality by its key. */
    static Modality readModality(JsonInput json) {
        String name = json.string();
        return Arrays.stream(Modality.values())
                .filter(modality -> modality.key().equals(name))
                .findFirst()
                .orElseThrow(() -> json.malformed("must be language, audio or vision"));
    }

    private List<Double> readRates(JsonInput json) {
        List<Double> read = new ArrayList<>();
        readArray(json, "an array of missing rates", checkLimits.rates(), read, () -> {
            double rate = json.decimal(0, LARGEST_RATE);
            if (!read.isEmpty() && rate <= read.getLast()) {
                throw json.malformed("is " + rate + " after " + read.getLast() + "; rates must ascend");
            }
            return read.add(rate);
        });
        return read;
    }

    private List<Long> readSeeds(JsonInput json) {
        List<Long> read = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        readArray(json, "an array of seeds", checkLimits.seeds(), read, () -> {
            read.add(json.integer(0, LegacyUniforms.MAXIMUM_SEED));
            return known.add(read.getLast());
        });
        return read;
    }

    /** @param element reads one; false if it was there before */
    private static void readArray(
            JsonInput json, String expected, int most, Collection<?> into, BooleanSupplier element) {
        json.enterArray(expected);
        int count = 0;
        for (; json.inArray(); json.next()) {
            if (count++ == most) {
                throw json.tooLarge("is one too many; at most " + most + " are taken");
            }
            if (!element.getAsBoolean()) {
                throw json.malformed("is given twice");
            }
        }
        if (into.isEmpty()) {
            throw json.malformed("is empty; give at least one, or leave the field out");
        }
    }

    private static MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(field, detail));
    }
}
