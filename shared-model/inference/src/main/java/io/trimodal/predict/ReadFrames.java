package io.trimodal.predict;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Resampled;
import io.trimodal.model.FeatureContract;
import io.trimodal.openface.InvalidOpenFaceException;
import io.trimodal.openface.MissingColumnsException;
import io.trimodal.openface.OpenFaceTrack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Audio or vision in the form that the embedding of a model takes.
 *
 * @param features at the model's frame rate
 * @param given frames that the caller gave, at the model's frame rate, before any were cut
 * @param notes what was done to them; may be empty
 */
record ReadFrames(Features features, int given, List<String> notes) {
    /**
     * Empty where the modality was not given.
     *
     * @param utterance index in its request
     * @throws MalformedInputException if no model that takes these columns could take the table
     * @throws ContractException if the table does not have the columns that the model takes
     */
    static Optional<ReadFrames> of(LoadedModel model, int utterance, Modality modality, FramesInput input) {
        FeatureContract contract = model.contract(modality);
        return switch (input) {
            case Absent _ -> Optional.empty();
            case Features features -> Optional.of(of(features, modality, contract));
            case OpenFaceTable table -> Optional.of(of(track(model, utterance, table), contract.frames()));
        };
    }

    /** Features that tell their frame rate are brought to the contract's, as OpenFace's table is. */
    private static ReadFrames of(Features features, Modality modality, FeatureContract contract) {
        if (features.frameRate().isEmpty() || features.frameRate().equals(contract.frameRate())) {
            return new ReadFrames(features, features.frames(), List.of());
        }
        double given = features.frameRate().getAsDouble();
        if (contract.frameRate().isEmpty()) {
            String note = "%s: the model's contract states no frame rate; frames are used as they come, %s"
                    .formatted(modality.key(), perSecond(given));
            return new ReadFrames(features, features.frames(), List.of(note));
        }
        double rate = contract.frameRate().getAsDouble();
        Resampled resampled = Resampled.of(features, rate, contract.frames());
        if (resampled.frames() == features.frames()) {
            // as good as the same rate: every frame stayed as it was
            return new ReadFrames(features.at(rate), features.frames(), List.of());
        }
        String note = "%s: %d frames, %s, became %d, %s as the model's contract states"
                .formatted(modality.key(), features.frames(), perSecond(given), resampled.frames(), perSecond(rate));
        return new ReadFrames(resampled.features(), Math.toIntExact(resampled.frames()), List.of(note));
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.3g a second", rate);
    }

    /** What is beyond the contract is dropped here, so that a long table is not kept for each model that reads it. */
    private static ReadFrames of(OpenFaceTrack track, int most) {
        Features all = track.features();
        List<String> notes = track.notes().stream()
                .map(note -> Modality.VISION.key() + ": " + note)
                .toList();
        return new ReadFrames(all.cut(most), all.frames(), notes);
    }

    private static OpenFaceTrack track(LoadedModel model, int utterance, OpenFaceTable table) {
        try {
            return OpenFaceTrack.of(table, model.contract(Modality.VISION));
        } catch (MissingColumnsException e) {
            throw new ContractException(
                    utterance,
                    Modality.VISION,
                    e.getMessage() + "; asked was " + model.manifest().id());
        } catch (InvalidOpenFaceException e) {
            throw new MalformedInputException(utterance, Modality.VISION, e.getMessage());
        }
    }
}
