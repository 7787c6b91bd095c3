package io.trimodal.openface;

import io.trimodal.feature.FaceChoice;
import io.trimodal.feature.Features;
import io.trimodal.feature.FrameRate;
import io.trimodal.feature.OpenFaceTable;
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

    static OpenFaceTrack of(OpenFaceTable table, FeatureContract contract) {
        List<OpenFaceTable.Row> sightings = selected(table, contract);
        SequencedMap<Integer, Integer> faces = new TreeMap<>();
        for (OpenFaceTable.Row sighting : sightings) {
            faces.merge(sighting.face(), sighting.isTracked() ? 1 : 0, Integer::sum);
        }
        int face = switch (table.face()) {
            case FaceChoice.Numbered(int chosen) -> chosen;
            case FaceChoice.TrackedMost _ -> trackedMost(faces);
        };
        List<String> notes = new ArrayList<>();
        if (faces.size() > 1) {
            notes.add("the file has " + faces.size() + " faces; face_id " + face + " is used, tracked in "
                    + faces.get(face) + " frames");
        }
        Timeline timeline = Timeline.of(sightings, face);
        OptionalDouble rate = contract.frameRate();
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
        OptionalDouble used = rate.isPresent() && given.isPresent()
                ? rate
                : given.stream().filter(FrameRate::isPossible).findFirst();
        return track(rows, contract.dims(), used, face, faces, notes);
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.3g a second", rate);
    }

    /** Rows with the values of the contract's columns alone, {@code [dims]} each. */
    private static List<OpenFaceTable.Row> selected(OpenFaceTable table, FeatureContract contract) {
        if (contract.names().isEmpty()) {
            throw new MissingColumnsException(
                    "the model does not name its vision dimensions, so no column can be mapped onto them");
        }
        int[] places = OpenFaceColumns.of(table).places(contract.names());
        for (int place : places) {
            OpenFaceTable.Cell wrong = table.source().notNumbers().get(place);
            if (wrong != null) {
                throw InvalidOpenFaceException.at(
                        wrong.line(),
                        table.columns().get(place) + " must be a finite number, "
                                + (wrong.text().isEmpty() ? "but is empty" : "not '" + wrong.text() + "'")
                                + ", in a frame that was tracked");
            }
        }
        return table.rows().stream().map(row -> selected(row, places)).toList();
    }

    private static OpenFaceTable.Row selected(OpenFaceTable.Row row, int[] places) {
        float[] values = new float[row.isTracked() ? places.length : 0];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.values()[places[i]];
        }
        return new OpenFaceTable.Row(row.line(), row.frame(), row.face(), row.seconds(), values);
    }

    private static int trackedMost(SequencedMap<Integer, Integer> faces) {
        int best = faces.firstEntry().getKey();
        for (var entry : faces.entrySet()) {
            best = entry.getValue() > faces.get(best) ? entry.getKey() : best;
        }
        return best;
    }

    /** Rows that hold no values become zeros. */
    private static OpenFaceTrack track(
            List<float[]> rows,
            int dims,
            OptionalDouble rate,
            int face,
            SequencedMap<Integer, Integer> faces,
            List<String> notes) {
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
        return new OpenFaceTrack(new Features(rows.size(), dims, values, rate), failed, face, faces, notes);
    }
}
