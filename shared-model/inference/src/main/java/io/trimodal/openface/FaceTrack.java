package io.trimodal.openface;

import io.trimodal.feature.Features;
import io.trimodal.model.FeatureContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/** From lines to the features of one face. */
final class FaceTrack {
    private FaceTrack() {}

    static OpenFaceTrack of(List<Sighting> sightings, FeatureContract contract, OpenFaceOptions options) {
        SequencedMap<Integer, Integer> faces = new TreeMap<>();
        for (Sighting sighting : sightings) {
            faces.merge(sighting.face(), sighting.isTracked() ? 1 : 0, Integer::sum);
        }
        int face = chosen(faces, options);
        List<String> notes = new ArrayList<>();
        if (faces.size() > 1) {
            notes.add("the file has " + faces.size() + " faces; face_id " + face + " is used, tracked in "
                    + faces.get(face) + " frames");
        }
        Timeline timeline = Timeline.of(sightings, face, options.limits().rows());
        OptionalDouble rate = FrameRate.of(contract);
        OptionalDouble given = timeline.framesPerSecond();
        List<float[]> rows;
        if (rate.isEmpty()) {
            notes.add("the model's contract states no frame rate; frames are used as they come"
                    + (given.isPresent() ? ", " + perSecond(given.getAsDouble()) : ""));
            rows = timeline.rows();
        } else if (given.isEmpty()) {
            notes.add("the file has no running time; frames are used as they come, the model's contract states "
                    + perSecond(rate.getAsDouble()));
            rows = timeline.rows();
        } else {
            rows = timeline.resampled(rate.getAsDouble());
            if (rows.size() != timeline.rows().size()) {
                notes.add(timeline.rows().size() + " frames, " + perSecond(given.getAsDouble()) + ", became "
                        + rows.size() + ", " + perSecond(rate.getAsDouble()) + " as the model's contract states");
            }
        }
        return track(rows, contract.dims(), face, faces, notes);
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.3g a second", rate);
    }

    private static int chosen(SequencedMap<Integer, Integer> faces, OpenFaceOptions options) {
        if (options.face().isPresent()) {
            int face = options.face().getAsInt();
            if (!faces.containsKey(face)) {
                throw new InvalidOpenFaceException("has no face_id " + face + ", but " + faces.keySet());
            }
            return face;
        }
        int best = faces.firstEntry().getKey();
        for (var entry : faces.entrySet()) {
            best = entry.getValue() > faces.get(best) ? entry.getKey() : best;
        }
        return best;
    }

    /** Rows that hold no values become zeros. */
    private static OpenFaceTrack track(
            List<float[]> rows, int dims, int face, SequencedMap<Integer, Integer> faces, List<String> notes) {
        float[] values = new float[rows.size() * dims];
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            float[] row = rows.get(i);
            if (row.length == 0) {
                failed.add(i);
            } else {
                System.arraycopy(row, 0, values, i * dims, dims);
            }
        }
        if (!failed.isEmpty()) {
            notes.add("in " + failed.size() + " of " + rows.size() + " frames no face was tracked; they are zero rows");
        }
        return new OpenFaceTrack(new Features(rows.size(), dims, values), failed, face, faces, notes);
    }
}
