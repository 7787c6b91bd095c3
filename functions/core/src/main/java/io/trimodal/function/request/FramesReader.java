package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.feature.Features;
import io.trimodal.feature.FrameRate;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads audio or vision: {@code {"features": …, "frame_rate": 25}}, and for vision also {@code {"openface": "frame,
 * face_id, …", "face": 0}}. One per modality of an utterance.
 */
final class FramesReader {
    private static final int FACES_NAMED = 10;

    private final JsonInput json;
    private final Limits limits;
    private final Modality modality;
    private final FeaturesReader features;
    private final String pointer;
    private final List<FramesInput> read = new ArrayList<>(1);
    private Double rate; // null where there is none
    private Integer face; // null where there is none

    FramesReader(JsonInput json, Limits limits, Attachments attachments, Modality modality) {
        this.json = json;
        this.limits = limits;
        this.modality = modality;
        this.features = new FeaturesReader(json, limits, attachments, modality);
        this.pointer = json.pointer();
    }

    /** What was changed in reading. */
    List<String> notes() {
        return features.notes();
    }

    FramesInput read() {
        boolean vision = modality == Modality.VISION;
        json.object(name -> {
            if (!readCommon(name) && !(vision && readOfOpenFace(name))) {
                throw json.unknownField(vision ? "features, frame_rate, openface, face" : "features, frame_rate");
            }
        });
        if (read.isEmpty()) {
            throw malformed(
                    "/features", vision ? "is missing; give features, or OpenFace's CSV as openface" : "is missing");
        }
        return switch (read.getFirst()) {
            case OpenFaceTable table -> ofFace(table);
            case FramesInput other -> atRate(other);
        };
    }

    /** False if there is no such field. */
    private boolean readCommon(String name) {
        switch (name) {
            case "features" -> add(features.read());
            case "frame_rate" -> readRate();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readOfOpenFace(String name) {
        switch (name) {
            case "openface" -> add(readTable());
            case "face" -> readFace();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void add(FramesInput input) {
        if (!read.isEmpty()) {
            throw malformed("", "has both features and openface; give one of them");
        }
        read.add(input);
    }

    private OpenFaceTable readTable() {
        return new OpenFaceCsv(json.pointer(), "", limits).read(json.longString());
    }

    private void readRate() {
        if (!json.at(JsonToken.VALUE_NULL)) {
            rate = json.decimal(FrameRate.LEAST, FrameRate.MOST);
        }
    }

    private void readFace() {
        if (!json.at(JsonToken.VALUE_NULL)) {
            face = (int) json.integer(0, Integer.MAX_VALUE);
        }
    }

    private OpenFaceTable ofFace(OpenFaceTable table) {
        if (rate != null) {
            throw malformed("/frame_rate", "stands beside OpenFace's CSV, which has timestamps; leave it out");
        }
        if (face == null) {
            return table;
        }
        int wanted = face;
        if (table.rows().stream().noneMatch(row -> row.face() == wanted)) {
            List<Integer> known = table.rows().stream()
                    .map(OpenFaceTable.Row::face)
                    .distinct()
                    .sorted()
                    .limit(FACES_NAMED)
                    .toList();
            throw malformed("/face", "is " + wanted + ", which the CSV does not have, but " + known);
        }
        return table.withFace(wanted);
    }

    private FramesInput atRate(FramesInput input) {
        if (face != null) {
            throw malformed("/face", "is given, but there is no CSV of OpenFace's to choose a face from");
        }
        return rate != null && input instanceof Features given ? given.at(rate) : input;
    }

    private MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(pointer + field, detail));
    }
}
