package io.trimodal.modeling.frontend;

import io.trimodal.media.frontend.FrontEndKind;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.OutputDimension;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.simulate.SimulatedVoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The contract's 33 values, and the 40 of the richer contract, which begin with them. */
final class VoiceRecipe implements FrontEndRecipe {
    private static final String GRAPH = "voice.onnx";
    private static final double LOWEST_PITCH = 65;
    private static final double HIGHEST_PITCH = 600;

    private final boolean withProsody;

    VoiceRecipe(boolean withProsody) {
        this.withProsody = withProsody;
    }

    @Override
    public FrontEndDraft make(ModelId id, Path downloads) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(GRAPH, VoiceGraph.onnx(id.name(), withProsody));
        FrontEndManifest manifest = new FrontEndManifest(
                id,
                FrontEndKind.VOICE,
                "5 frames/s: ln F0 in Hz (0 unvoiced), 20 MFCC, 12 chroma, as librosa computes them"
                        + (withProsody ? "; energy, spectrum, harmonicity, speaking rate" : ""),
                "Apache-2.0",
                "formulas, in io.trimodal.modeling.frontend of this project",
                settings(),
                withProsody ? prosody() : contract(),
                Map.of());
        return new FrontEndDraft(manifest, files);
    }

    private static Map<String, Double> settings() {
        Map<String, Double> settings = new LinkedHashMap<>();
        settings.put("sample_rate", (double) VoiceGraph.SAMPLE_RATE);
        settings.put("hop", (double) VoiceGraph.HOP);
        settings.put("frame_length", (double) SpectrumGraph.LENGTH);
        settings.put("context_hops", (double) VoiceGraph.CONTEXT);
        settings.put("frames_per_output", 5.0);
        settings.put("pitch_frame_length", (double) VoiceGraph.PITCH_LENGTH);
        settings.put("lowest_pitch", LOWEST_PITCH);
        settings.put("highest_pitch", HIGHEST_PITCH);
        settings.put("trough_threshold", 0.1);
        settings.put("voiced_below", 0.4);
        settings.put("silent_below", 3e-4);
        return settings;
    }

    private static List<OutputDimension> contract() {
        List<OutputDimension> outputs = new ArrayList<>();
        for (String name : SimulatedVoice.names()) {
            if (name.equals("log_f0")) {
                outputs.add(new OutputDimension(
                        name, "ln Hz", "median of the voiced frames; 0 where fewer than 2 in 5 are"));
            } else if (name.startsWith("mfcc")) {
                outputs.add(
                        new OutputDimension(name, "dB", "mel-frequency cepstral coefficient, 128 bands, orthonormal"));
            } else {
                outputs.add(new OutputDimension(name, "1", "share of the pitch class; the largest of a frame is 1"));
            }
        }
        return outputs;
    }

    private static List<OutputDimension> prosody() {
        List<OutputDimension> outputs = new ArrayList<>(contract());
        outputs.add(new OutputDimension("energy", "dB", "mean square, of full scale; at least -100"));
        outputs.add(new OutputDimension("spectral_centroid", "Hz", "mean frequency, weighted by magnitude"));
        outputs.add(new OutputDimension("spectral_slope", "dB/kHz", "of the line through the mel bands"));
        outputs.add(new OutputDimension("spectral_flux", "dB", "mean rise of the mel bands within 40 ms"));
        outputs.add(new OutputDimension(
                "harmonics_to_noise", "dB", "mean of the voiced frames, -20 to 40; 0 where fewer than 2 in 5 are"));
        outputs.add(new OutputDimension("voicing", "1", "share of voiced frames"));
        outputs.add(new OutputDimension("speaking_rate", "1/s", "syllable nuclei within a second before and after"));
        return outputs;
    }
}
