package io.trimodal.cli;

import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ModelPackage;
import io.trimodal.modeling.table.MarkdownTable;
import java.util.Arrays;
import java.util.List;

/** A package for a reader, in ten lines. */
final class ModelTable {
    private ModelTable() {}

    static String of(ModelPackage model) {
        Manifest manifest = model.manifest();
        LabelScale scale = manifest.scale();
        return "%s  %s  %s…%n%s%nScores from %.0f to %.0f (%s). %s%n%n%s"
                .formatted(
                        manifest.id(),
                        manifest.architecture().key(),
                        model.digest().substring(0, 12),
                        manifest.description(),
                        scale.minimum(),
                        scale.maximum(),
                        scale.key(),
                        language(manifest.language()),
                        MarkdownTable.of(
                                List.of("modality", "frames", "values", "what"),
                                Arrays.stream(Modality.values())
                                        .map(modality -> row(
                                                modality, manifest.contracts().get(modality)))
                                        .toList()));
    }

    private static List<String> row(Modality modality, FeatureContract contract) {
        return List.of(
                modality.key(),
                Integer.toString(contract.frames()),
                Integer.toString(contract.dims()),
                contract.description() + (contract.learned() ? "" : " (not learned: passed over)"));
    }

    private static String language(LanguageSource source) {
        return switch (source) {
            case LanguageSource.FeaturesOnly _ -> "Language is given as features: there is no text encoder.";
            case LanguageSource.FrozenEncoder _ -> "Language is given as text, or as features.";
            case LanguageSource.InsideEmbedding inside ->
                inside.hasVocabulary()
                        ? "Language is given as text, or as token ids."
                        : "Language is given as token ids.";
        };
    }
}
