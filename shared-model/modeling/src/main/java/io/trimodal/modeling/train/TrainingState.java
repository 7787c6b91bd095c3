package io.trimodal.modeling.train;

import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.modeling.parameter.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * All that a run needs to go on after it was stopped: weights, their running mean, AdamW's moments and step count,
 * finished epochs, and the best epoch so far with its weights. One safetensors file, replaced in one move, so that a
 * kill leaves the old or the new one.
 */
record TrainingState(
        SequencedMap<String, Weights> weights,
        SequencedMap<String, Weights> mean,
        AdamW optimizer,
        int epoch,
        int bestEpoch,
        double bestError,
        SequencedMap<String, Weights> bestWeights) {
    private static final String FIRST = "moment1.";
    private static final String SECOND = "moment2.";
    private static final String BEST = "best.";
    private static final String MEAN = "mean.";

    /** @param fingerprint of options and data; a resumed run must have the same */
    void write(Path file, String fingerprint) {
        SequencedMap<String, Weights> all = new LinkedHashMap<>(weights);
        weights.forEach((name, value) -> {
            AdamW.Moments moments = optimizer.moments(name);
            all.put(FIRST + name, new Weights(value.shape(), moments.first()));
            all.put(SECOND + name, new Weights(value.shape(), moments.second()));
        });
        bestWeights.forEach((name, value) -> all.put(BEST + name, value));
        mean.forEach((name, value) -> all.put(MEAN + name, value));
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("fingerprint", fingerprint);
        metadata.put("epoch", Integer.toString(epoch));
        metadata.put("steps", Long.toString(optimizer.steps()));
        metadata.put("best_epoch", Integer.toString(bestEpoch));
        metadata.put("best_error", Double.toString(bestError));
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            new SafetensorsFile(metadata, all).write(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write training state " + file, e);
        }
    }

    /** @throws ResumeException when the state belongs to another run */
    static TrainingState read(Path file, String fingerprint, double weightDecay) {
        SafetensorsFile saved = SafetensorsFile.read(file);
        String found = saved.metadata().getOrDefault("fingerprint", "none");
        if (!found.equals(fingerprint)) {
            throw new ResumeException(file, "it was written with " + found + ", this run has " + fingerprint);
        }
        SequencedMap<String, Weights> weights = new LinkedHashMap<>();
        SequencedMap<String, Weights> best = new LinkedHashMap<>();
        SequencedMap<String, Weights> mean = new LinkedHashMap<>();
        saved.weights().forEach((name, value) -> {
            if (name.startsWith(BEST)) {
                best.put(name.substring(BEST.length()), value);
            } else if (name.startsWith(MEAN)) {
                mean.put(name.substring(MEAN.length()), value);
            } else if (!name.startsWith(FIRST) && !name.startsWith(SECOND)) {
                weights.put(name, value);
            }
        });
        AdamW optimizer = new AdamW(weights, weightDecay);
        optimizer.resumeAt(Long.parseLong(saved.metadata().get("steps")));
        weights.forEach((name, value) -> {
            AdamW.Moments moments = optimizer.moments(name);
            int length = value.values().length;
            System.arraycopy(saved.weights().get(FIRST + name).values(), 0, moments.first(), 0, length);
            System.arraycopy(saved.weights().get(SECOND + name).values(), 0, moments.second(), 0, length);
        });
        return new TrainingState(
                weights,
                mean,
                optimizer,
                Integer.parseInt(saved.metadata().get("epoch")),
                Integer.parseInt(saved.metadata().get("best_epoch")),
                Double.parseDouble(saved.metadata().get("best_error")),
                best);
    }
}
