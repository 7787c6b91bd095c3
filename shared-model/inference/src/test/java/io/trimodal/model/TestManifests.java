package io.trimodal.model;

import io.trimodal.feature.Modality;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Manifest.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Manifests for tests. */
public final class TestManifests {
    private TestManifests() {}

    public static Manifest manifest(ModelId id, LanguageSource language, Map<String, String> files) {
        Map<String, Number> configuration = new LinkedHashMap<>();
        configuration.put("tokens", 2);
        configuration.put("width", 2);
        configuration.put("dropout", 0.5);
        return new Manifest(
                id,
                "A toy.",
                Architecture.ALMT,
                configuration,
                Map.of(
                        Modality.LANGUAGE, new FeatureContract(3, 4, List.of(), "Words."),
                        Modality.AUDIO, new FeatureContract(2, 4, List.of("pitch", "loudness"), "Voice."),
                        Modality.VISION, new FeatureContract(1, 3, List.of("smile"), "Face.")),
                LabelScale.MOSI,
                language,
                new Provenance("formula", "none", "none", -1, List.of("a toy")),
                Map.of("toy/mae", 0.25),
                Optional.of(new Uncertainty(
                        0.9, "toys", List.of(new Uncertainty.HalfWidth(Set.of(Modality.LANGUAGE), 0.3, 1.5, 0.91)))),
                files);
    }

    static Manifest manifest() {
        return manifest(
                new ModelId("toy", "1.0.0"),
                new LanguageSource.FrozenEncoder(new Tokenizer(true, 50)),
                Map.of("fuse.onnx", "a".repeat(64)));
    }
}
