package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.function.limit.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code [[…], …]}: frames of equally many finite numbers, straight into one float array; or what stands for
 * them, a reference to an array, or for vision to OpenFace's CSV, in another part of the request.
 *
 * <p>JSON has no NaN and no infinity, but some writers send them, bare or quoted. They are recognised so that the
 * answer can say which value is wrong. The one exception is -Infinity in audio, which becomes 0 as in the published
 * data loaders (extractors write the logarithm of a silent frame so).
 */
public final class FeaturesReader {
    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "infinity", "+infinity", "-inf", "-infinity");

    private final JsonInput json;
    private final Limits limits;
    private final Attachments attachments;
    private final Modality modality;
    private int replaced;

    FeaturesReader(JsonInput json, Limits limits, Attachments attachments, Modality modality) {
        this.json = json;
        this.limits = limits;
        this.attachments = attachments;
        this.modality = modality;
    }

    /** What was changed in reading. */
    List<String> notes() {
        return replaced == 0 ? List.of() : List.of(replacedNote(modality, replaced));
    }

    /** Tells that silent frames were written as infinitely quiet ones. @param count at least 1 */
    public static String replacedNote(Modality modality, int count) {
        return modality.key() + ": " + count + (count == 1 ? " value was" : " values were")
                + " -Infinity and became 0, as in the published data loaders";
    }

    /** Audio or vision. */
    FramesInput read() {
        if (!isReference()) {
            return readRows();
        }
        Reference reference = readReference();
        Optional<OpenFaceTable> table = openFace(reference);
        return table.isPresent() ? table.get() : numbers(reference);
    }

    /** Language, which a part with OpenFace's table is refused for. */
    Features readLanguage() {
        if (!isReference()) {
            return readRows();
        }
        Reference reference = readReference();
        openFace(reference);
        return numbers(reference);
    }

    private boolean isReference() {
        return json.at(JsonToken.START_OBJECT) && !attachments.isEmpty();
    }

    private Features readRows() {
        return readTokens().toFeatures();
    }

    /**
     * {@code {"part": "voice"}} or {@code {"part": "clip", "array": "audio"}}, where the call has several parts.
     *
     * @param array empty where the part has only one
     */
    private record Reference(String field, String part, List<String> array) {
        Optional<String> name() {
            return array.stream().findFirst();
        }
    }

    private Optional<OpenFaceTable> openFace(Reference reference) {
        return attachments.openFace(reference.field(), modality, reference.part(), reference.name());
    }

    private Features numbers(Reference reference) {
        NumpyFeatures found = attachments.features(reference.field(), modality, reference.part(), reference.name());
        replaced += found.replaced();
        return found.features();
    }

    private Reference readReference() {
        String field = json.pointer();
        Map<String, String> reference = new HashMap<>();
        json.object(name -> {
            switch (name) {
                case "part", "array" -> reference.put(name, json.string());
                default -> throw json.unknownField("part, array");
            }
        });
        if (!reference.containsKey("part")) {
            throw json.malformed("has no part; give the name of the part with the array");
        }
        return new Reference(
                field,
                reference.get("part"),
                reference.containsKey("array") ? List.of(reference.get("array")) : List.of());
    }

    private FloatRows readTokens() {
        FloatRows rows = new FloatRows();
        json.enterArray("an array of frames, each an array of numbers");
        for (; json.inArray(); json.next()) {
            if (rows.rows() == limits.frames()) {
                throw json.tooLarge("is one frame too many; at most " + limits.frames() + " are taken per modality");
            }
            readRow(rows);
        }
        if (rows.rows() == 0) {
            throw json.malformed("is empty; give at least one frame, or leave the modality out if it is absent");
        }
        return rows;
    }

    private void readRow(FloatRows rows) {
        json.enterArray("an array of numbers, one frame");
        for (; json.inArray(); json.next()) {
            if (rows.inRow() == limits.valuesPerFrame()) {
                throw json.tooLarge("is one value too many; at most " + limits.valuesPerFrame() + " make a frame");
            }
            rows.add(readValue());
        }
        int length = rows.endRow();
        if (length == 0) {
            throw json.malformed("is a frame of no values");
        }
        if (length != rows.dims()) {
            throw json.malformed("has " + length + (length == 1 ? " value" : " values") + ", but frame 0 has "
                    + rows.dims() + "; all frames must be equally long");
        }
    }

    private float readValue() {
        if (json.atNonFiniteLiteral() || json.at(JsonToken.VALUE_STRING) && namesNonFinite(json.text())) {
            return replace(json.text());
        }
        if (!json.atNumber()) {
            throw json.malformed("must be a number, not " + json.tokenName());
        }
        float value = json.number();
        if (!Float.isFinite(value)) {
            throw json.malformed(
                    "is " + Excerpt.of(json.text()) + ", which is beyond float32 (largest is 3.4028235e38)");
        }
        return value;
    }

    private float replace(String literal) {
        if (modality == Modality.AUDIO && literal.startsWith("-")) {
            replaced++;
            return 0;
        }
        throw json.malformed("is " + literal + "; every value must be a finite number");
    }

    private static boolean namesNonFinite(String value) {
        return value.length() <= "+infinity".length() && NOT_FINITE.contains(value.toLowerCase(Locale.ROOT));
    }
}
