package io.trimodal.cli.output;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.feature.UtteranceArray;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.function.clip.SegmentAccount;
import io.trimodal.npy.NpyArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What front ends made of a recording as the arrays of a data set: {@code id}, {@code raw_text}, {@code speaker},
 * {@code start} and {@code end} {@code [segments]}; {@code audio} and {@code vision} {@code [segments, frames, dims]},
 * zeros after the frames that {@code audio_lengths} and {@code vision_lengths} count; and what applies to all segments:
 * {@code audio_frame_rate}, {@code audio_names} {@code [dims]}, and those of vision. An array of which no segment has
 * anything is left out.
 */
public final class SegmentArrays {
    private static final Map<Modality, String> NAMES =
            Map.of(Modality.AUDIO, "audio_names", Modality.VISION, "vision_names");

    private final ReadClip clip;
    private final SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();

    private SegmentArrays(ReadClip clip) {
        this.clip = clip;
    }

    /** @param dimensions what those of audio and vision are, where that is known */
    public static SequencedMap<String, NpyArray> of(ReadClip clip, Map<Modality, List<String>> dimensions) {
        SegmentArrays made = new SegmentArrays(clip);
        made.putStrings(UtteranceArray.IDS, Utterance::id);
        made.putStrings(
                UtteranceArray.WORDS, utterance -> utterance.language() instanceof Text(String words) ? words : "");
        List<SegmentAccount> segments = clip.account().segments();
        List<String> speakers = segments.stream()
                .map(segment -> segment.speaker() == null ? "" : segment.speaker())
                .toList();
        made.put("speaker", speakers);
        made.putTimes("start", SegmentAccount::start);
        made.putTimes("end", SegmentAccount::end);
        made.putFeatures(Modality.AUDIO, dimensions.getOrDefault(Modality.AUDIO, List.of()));
        made.putFeatures(Modality.VISION, dimensions.getOrDefault(Modality.VISION, List.of()));
        return made.arrays;
    }

    private void putStrings(UtteranceArray array, Function<Utterance, String> value) {
        put(array.names().getFirst(), clip.utterances().stream().map(value).toList());
    }

    private void put(String name, List<String> values) {
        if (!values.stream().allMatch(String::isEmpty)) {
            arrays.put(name, new NpyArray.Strings(new int[] {values.size()}, values.toArray(String[]::new)));
        }
    }

    private void putTimes(String name, ToDoubleFunction<SegmentAccount> time) {
        double[] times = clip.account().segments().stream().mapToDouble(time).toArray();
        arrays.put(name, new NpyArray.Doubles(new int[] {times.length}, times));
    }

    private void putFeatures(Modality modality, List<String> names) {
        int segments = clip.utterances().size();
        int dims = 0;
        int longest = 0;
        long[] lengths = new long[segments];
        OptionalDouble rate = OptionalDouble.empty();
        for (int i = 0; i < segments; i++) {
            if (input(i, modality) instanceof Features features) {
                dims = features.dims();
                lengths[i] = features.frames();
                longest = Math.max(longest, features.frames());
                rate = features.frameRate();
            }
        }
        if (longest == 0) {
            return;
        }
        float[] values = new float[Math.multiplyExact(Math.multiplyExact(segments, longest), dims)];
        for (int i = 0; i < segments; i++) {
            if (input(i, modality) instanceof Features features) {
                System.arraycopy(features.values(), 0, values, i * longest * dims, features.values().length);
            }
        }
        arrays.put(modality.key(), new NpyArray.Floats(new int[] {segments, longest, dims}, values));
        arrays.put(
                UtteranceArray.lengthsOf(modality).names().getFirst(),
                new NpyArray.Integers(new int[] {segments}, lengths));
        if (rate.isPresent()) {
            UtteranceArray array = UtteranceArray.rateOf(modality).orElseThrow();
            arrays.put(array.names().getFirst(), new NpyArray.Doubles(new int[0], new double[] {rate.getAsDouble()}));
        }
        if (names.size() == dims) {
            put(NAMES.get(modality), names);
        }
    }

    private ModalityInput input(int segment, Modality modality) {
        return clip.utterances().get(segment).input(modality);
    }
}
