package io.trimodal.media.analysis;

import io.trimodal.feature.Absent;
import io.trimodal.feature.FramesInput;
import io.trimodal.media.face.FaceSelection;
import io.trimodal.media.face.FollowedFace;
import io.trimodal.media.face.FollowedFaces;
import java.util.Optional;

/** What was seen in a clip. */
public sealed interface FaceRows {
    /** There is no front end for faces, so pictures were not decoded. */
    record NotLookedFor() implements FaceRows {}

    /**
     * Every picture was looked at.
     *
     * @param rate pictures a second
     */
    record Looked(FollowedFaces faces, double rate) implements FaceRows {
        /**
         * The face that is taken for the speaker's. @throws io.trimodal.media.face.UnknownFaceException if asked for
         * and not there
         */
        public Optional<FollowedFace> speaker(FaceSelection selection) {
            return faces.pictures() == 0 ? Optional.empty() : faces.speaker(selection);
        }

        /** The speaker's rows in {@code [start, end)}. @return absent if the face is not seen there */
        public FramesInput features(FollowedFace speaker, double start, double end) {
            int from = from(start);
            int to = to(end);
            return from < to && speaker.seen(from, to) > 0 ? speaker.features(from, to, rate) : Absent.INSTANCE;
        }

        /** When the first of those pictures is shown; it may have begun before {@code start}. */
        public double begin(double start) {
            return from(start) / rate;
        }

        /** How many pictures lie in {@code [start, end)}. */
        public int pictures(double start, double end) {
            return Math.max(0, to(end) - from(start));
        }

        /** In how many of them the speaker's face was not seen. */
        public int without(FollowedFace speaker, double start, double end) {
            return pictures(start, end) - speaker.seen(from(start), Math.max(from(start), to(end)));
        }

        private int from(double start) {
            return (int) Math.clamp((long) Math.floor(start * rate + 1e-6), 0, faces.pictures());
        }

        private int to(double end) {
            return (int) Math.clamp((long) Math.ceil(end * rate - 1e-6), 0, faces.pictures());
        }
    }
}
