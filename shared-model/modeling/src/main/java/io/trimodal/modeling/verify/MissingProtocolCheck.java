package io.trimodal.modeling.verify;

import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.corruption.Corruptions;
import io.trimodal.corruption.KeepMask;
import io.trimodal.corruption.LegacyUniforms;
import io.trimodal.corruption.UniformRows;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data set and its forms with part of the input missing, as the published data set class makes them:
 * {@code text_bert}, {@code audio}, {@code vision} and their lengths; {@code r<rate>/<text|audio|vision>_keep} and
 * {@code _m}; {@code numpy_uniform_<seed>}. A difference is the number of elements that are not equal bit for bit (but
 * -0 is 0: NumPy multiplies by the mask), and must be 0.
 */
final class MissingProtocolCheck {
    private static final Pattern UNIFORMS = Pattern.compile("numpy_uniform_([0-9]+)");
    private static final Pattern RATE = Pattern.compile("r([0-9.]+)/.*");
    private static final long UNKNOWN = 100;

    private final Map<String, NpyArray> arrays;
    private final long seed;
    private final List<Difference> differences = new ArrayList<>();

    private MissingProtocolCheck(Map<String, NpyArray> arrays, long seed) {
        this.arrays = arrays;
        this.seed = seed;
    }

    static List<Difference> run(Path file) {
        Map<String, NpyArray> arrays = NpzReader.read(file);
        List<String> uniforms = arrays.keySet().stream()
                .filter(name -> UNIFORMS.matcher(name).matches())
                .toList();
        if (uniforms.size() != 1) {
            throw new IllegalArgumentException(file + ": has " + uniforms.size()
                    + " arrays numpy_uniform_<seed>; the one there must be names the masks' seed");
        }
        Matcher name = UNIFORMS.matcher(uniforms.getFirst());
        name.matches();
        MissingProtocolCheck check = new MissingProtocolCheck(arrays, Long.parseLong(name.group(1)));
        check.uniforms(uniforms.getFirst());
        TreeSet<String> rates = new TreeSet<>();
        arrays.keySet().forEach(key -> {
            Matcher rate = RATE.matcher(key);
            if (rate.matches()) {
                rates.add(rate.group(1));
            }
        });
        for (String rate : rates) {
            check.words(rate);
            check.frames(rate, Modality.AUDIO);
            check.frames(rate, Modality.VISION);
        }
        return check.differences;
    }

    private void uniforms(String name) {
        double[] expected = array(name).doubles();
        double[] drawn = UniformRows.draw(new LegacyUniforms(seed), expected.length);
        Counter counter = new Counter();
        for (int i = 0; i < expected.length; i++) {
            counter.compare(drawn[i], expected[i]);
        }
        add(name, counter);
    }

    private void words(String rate) {
        NpyArray clean = array("text_bert");
        int[] shape = clean.shape();
        int positions = shape[2];
        float[] values = clean.floats();
        double[] keep = sized("r" + rate + "/text_keep", shape[0] * positions);
        double[] masked = sized("r" + rate + "/text_m", values.length);
        UniformRows rows = CorruptionProtocol.LNLN.rows(seed, Modality.LANGUAGE, positions);
        Counter masks = new Counter();
        Counter inputs = new Counter();
        for (int b = 0; b < shape[0]; b++) {
            long[][] bert = new long[3][positions];
            for (int i = 0; i < 3 * positions; i++) {
                bert[i / positions][i % positions] = (long) values[b * 3 * positions + i];
            }
            TokenIds tokens = new TokenIds(bert[0], bert[1], bert[2]);
            KeepMask mask =
                    KeepMask.tokens(rows.next(Integer.toString(b)), Double.parseDouble(rate), tokens.attentionMask());
            TokenIds corrupted = Corruptions.tokens(tokens, mask, UNKNOWN);
            for (int t = 0; t < positions; t++) {
                masks.compare(mask.keeps(t) ? 1 : 0, keep[b * positions + t]);
                int at = b * 3 * positions + t;
                inputs.compare(corrupted.ids()[t], masked[at]);
                inputs.compare(corrupted.attentionMask()[t], masked[at + positions]);
                inputs.compare(corrupted.segmentIds()[t], masked[at + 2 * positions]);
            }
        }
        add("r = " + rate + ": text mask", masks);
        add("r = " + rate + ": text", inputs);
    }

    private void frames(String rate, Modality modality) {
        NpyArray clean = array(modality.key());
        int[] shape = clean.shape();
        int frames = shape[1];
        int size = frames * shape[2];
        float[] values = clean.floats().clone();
        for (int i = 0; i < values.length; i++) {
            // what every loader repairs first
            values[i] = values[i] == Float.NEGATIVE_INFINITY ? 0 : values[i];
        }
        double[] lengths = sized(modality.key() + "_lengths", shape[0]);
        double[] keep = sized("r" + rate + "/" + modality.key() + "_keep", shape[0] * frames);
        double[] masked = sized("r" + rate + "/" + modality.key() + "_m", values.length);
        UniformRows rows = CorruptionProtocol.LNLN.rows(seed, modality, frames);
        Counter masks = new Counter();
        Counter inputs = new Counter();
        for (int b = 0; b < shape[0]; b++) {
            KeepMask mask = KeepMask.frames(
                    rows.next(Integer.toString(b)), Double.parseDouble(rate), (int) Math.clamp(lengths[b], 0, frames));
            Features corrupted = Corruptions.frames(
                    new Features(frames, shape[2], Arrays.copyOfRange(values, b * size, (b + 1) * size)), mask);
            for (int t = 0; t < frames; t++) {
                masks.compare(mask.keeps(t) ? 1 : 0, keep[b * frames + t]);
            }
            for (int i = 0; i < size; i++) {
                inputs.compare(corrupted.values()[i], (float) masked[b * size + i]);
            }
        }
        add("r = " + rate + ": " + modality.key() + " mask", masks);
        add("r = " + rate + ": " + modality.key(), inputs);
    }

    private static final class Counter {
        private int unequal;

        void compare(double ours, double published) {
            unequal += ours == published ? 0 : 1;
        }
    }

    private void add(String quantity, Counter counter) {
        differences.add(new Difference(quantity, counter.unequal, 0));
    }

    private double[] sized(String name, int elements) {
        double[] values = array(name).doubles();
        if (values.length != elements) {
            throw new IllegalArgumentException(name + " has " + values.length + " elements, not " + elements);
        }
        return values;
    }

    private NpyArray array(String name) {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("the array " + name + " is missing");
        }
        return array;
    }
}
