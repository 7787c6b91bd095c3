package io.trimodal.function.clip;

import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.face.FaceSelection;
import java.util.List;

/**
 * What a caller gives of a recording.
 *
 * @param field JSON pointer to it, for what is wrong with the clip as a whole
 * @param id goes before the numbers of segments; empty for numbers alone
 * @param recordings files, each with what is taken of it
 * @param transcript one or none
 * @param face which face is the speaker's
 * @param rates of NumPy arrays
 * @param segments numbers, from 0, of those that are wanted; empty for all
 * @param models that it is read for, NAME or NAME:VERSION each; empty for the default model
 */
public record RequestedClip(
        String field,
        String id,
        List<Recording> recordings,
        List<WrittenWords> transcript,
        FaceSelection face,
        ArrayRates rates,
        List<Integer> segments,
        List<String> models) {
    public RequestedClip {
        recordings = List.copyOf(recordings);
        transcript = List.copyOf(transcript);
        segments = List.copyOf(segments);
        models = List.copyOf(models);
    }

    /** One for the default model. */
    public RequestedClip(
            String field,
            String id,
            List<Recording> recordings,
            List<WrittenWords> transcript,
            FaceSelection face,
            ArrayRates rates,
            List<Integer> segments) {
        this(field, id, recordings, transcript, face, rates, segments, List.of());
    }

    /** One of which all segments are wanted. */
    public RequestedClip(
            String field,
            String id,
            List<Recording> recordings,
            List<WrittenWords> transcript,
            FaceSelection face,
            ArrayRates rates) {
        this(field, id, recordings, transcript, face, rates, List.of());
    }

    /** The same, read for these models. */
    public RequestedClip forModels(List<String> asked) {
        return new RequestedClip(field, id, recordings, transcript, face, rates, segments, asked);
    }

    /**
     * A file.
     *
     * @param field JSON pointer to the reference to it
     */
    public record Recording(String field, Taken taken, ClipSource content) {}

    /**
     * A transcript.
     *
     * @param field JSON pointer to it
     */
    public record WrittenWords(String field, byte[] content) {}

    /** What of a file is taken. */
    public enum Taken {
        /** Whatever it has. */
        ALL,
        SOUND,
        PICTURES
    }
}
