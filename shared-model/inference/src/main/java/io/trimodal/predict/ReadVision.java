package io.trimodal.predict;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.openface.InvalidOpenFaceException;
import io.trimodal.openface.MissingColumnsException;
import io.trimodal.openface.OpenFaceTrack;
import java.util.List;

/**
 * Vision in the form that the embedding of a model takes.
 *
 * @param input {@link Features} or {@link Absent}
 * @param given frames that the caller gave, at the model's frame rate, before any were cut
 * @param notes what was done to them; may be empty
 */
public record ReadVision(ModalityInput input, int given, List<String> notes) {
    /**
     * @param utterance index in its request
     * @throws MalformedInputException if no model that takes these columns could take the table
     * @throws ContractException if the table does not have the columns that the model takes
     */
    static ReadVision of(LoadedModel model, int utterance, ModalityInput vision) {
        return switch (vision) {
            case Absent _ -> new ReadVision(vision, 0, List.of());
            case Features features -> new ReadVision(features, features.frames(), List.of());
            case OpenFaceTable table ->
                of(
                        track(model, utterance, table),
                        model.contract(Modality.VISION).frames());
            case Text _, TokenIds _ -> throw new IllegalStateException("vision is no text");
        };
    }

    /** What is beyond the contract is dropped here, so that a long table is not kept for each model that reads it. */
    private static ReadVision of(OpenFaceTrack track, int most) {
        Features all = track.features();
        List<String> notes = track.notes().stream()
                .map(note -> Modality.VISION.key() + ": " + note)
                .toList();
        return new ReadVision(all.cut(most), all.frames(), notes);
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
