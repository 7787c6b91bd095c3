package io.trimodal.function.robustness;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.feature.Modality;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.request.JsonInput;
import io.trimodal.robustness.Noise;
import java.util.ArrayList;
import java.util.List;

/** Reads the noise that frames are to be disturbed with. Not thread-safe; one per request. */
final class NoiseReader {
    private static final String FIELDS = "modality, strength, frames, peak_frames";
    private static final int DEFAULT_PEAK_FRAMES = 3;
    private static final double LEAST_STRENGTH = 1e-6;

    private final JsonInput json;
    private final Limits limits;
    private Modality modality; // null until it was read
    private double strength = 1;
    private Noise.Frames frames; // null where nobody said

    NoiseReader(JsonInput json, Limits limits) {
        this.json = json;
        this.limits = limits;
    }

    Noise read() {
        json.object(this::readField);
        if (modality == null) {
            throw json.malformed("has no modality; give audio or vision");
        }
        return new Noise(modality, strength, frames == null ? new Noise.Frames.Peak(DEFAULT_PEAK_FRAMES) : frames);
    }

    private void readField(String name) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return;
        }
        switch (name) {
            case "modality" -> modality = readModality();
            case "strength" -> strength = json.decimal(LEAST_STRENGTH, Noise.MAXIMUM_STRENGTH);
            case "frames" -> choose(readFrames());
            case "peak_frames" -> choose(new Noise.Frames.Peak((int) json.integer(1, limits.frames())));
            default -> throw json.unknownField(FIELDS);
        }
    }

    private void choose(Noise.Frames choice) {
        if (frames != null) {
            throw json.malformed("stands beside the other of frames and peak_frames; give one of them");
        }
        frames = choice;
    }

    private Modality readModality() {
        Modality read = CheckFields.readModality(json);
        if (read == Modality.LANGUAGE) {
            throw json.malformed("is language; noise goes on audio or vision");
        }
        return read;
    }

    private Noise.Frames readFrames() {
        List<Integer> indices = new ArrayList<>();
        json.enterArray("an array of frame indices");
        for (; json.inArray(); json.next()) {
            if (indices.size() == limits.frames()) {
                throw json.tooLarge("is one too many; at most " + limits.frames() + " are taken");
            }
            indices.add((int) json.integer(0, limits.frames() - 1L));
        }
        if (indices.isEmpty()) {
            throw json.malformed("is empty; give at least one frame, or leave the field out");
        }
        return new Noise.Frames.Given(indices);
    }
}
