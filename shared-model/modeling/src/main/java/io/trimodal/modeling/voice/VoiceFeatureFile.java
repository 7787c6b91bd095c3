package io.trimodal.modeling.voice;

import io.trimodal.feature.Features;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzArchive;
import io.trimodal.npy.NpzWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Features of voices as {@code .npz}: {@code file}, {@code corpus}, {@code speaker}, {@code emotion} and {@code strong}
 * {@code [recordings]}; {@code copies [recordings]}, the recording itself and its variations; {@code lengths [copies]},
 * rows of each; {@code rows} float32 {@code [rows, dims]} of all of them, one after the other; {@code front_end}, which
 * made them, and {@code names [dims]}.
 *
 * @param frontEnd name and version
 * @param names of the values of a row
 */
public record VoiceFeatureFile(String frontEnd, List<String> names, List<VoiceFeatures> voices) {

    public void write(Path file) throws IOException {
        List<Features> copies = new ArrayList<>();
        voices.forEach(voice -> {
            copies.add(voice.asRecorded());
            copies.addAll(voice.varied());
        });
        int dims = names.size();
        float[] rows =
                new float[copies.stream().mapToInt(copy -> copy.frames() * dims).sum()];
        int at = 0;
        for (Features copy : copies) {
            System.arraycopy(copy.values(), 0, rows, at, copy.values().length);
            at += copy.values().length;
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("front_end", new NpyArray.Strings(new int[] {1}, new String[] {frontEnd}));
        arrays.put("names", new NpyArray.Strings(new int[] {dims}, names.toArray(String[]::new)));
        arrays.put("file", strings(VoiceRecording::file));
        arrays.put("corpus", strings(VoiceRecording::corpus));
        arrays.put("speaker", strings(VoiceRecording::speaker));
        arrays.put("emotion", strings(recording -> recording.emotion().key()));
        arrays.put("strong", strings(recording -> Boolean.toString(recording.strong())));
        arrays.put("split", strings(recording -> recording.split().name().toLowerCase(java.util.Locale.ROOT)));
        arrays.put(
                "copies",
                integers(voices.stream().mapToLong(v -> 1 + v.varied().size()).toArray()));
        arrays.put(
                "lengths", integers(copies.stream().mapToLong(Features::frames).toArray()));
        arrays.put("rows", new NpyArray.Floats(new int[] {rows.length / dims, dims}, rows));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            NpzWriter.write(out, arrays);
        }
    }

    private NpyArray strings(Function<VoiceRecording, String> value) {
        return new NpyArray.Strings(
                new int[] {voices.size()},
                voices.stream().map(voice -> value.apply(voice.recording())).toArray(String[]::new));
    }

    private static NpyArray integers(long[] values) {
        return new NpyArray.Integers(new int[] {values.length}, values);
    }

    /** @throws InvalidVoicesException if the arrays do not fit each other */
    public static VoiceFeatureFile read(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            List<String> names = List.of(texts(archive, "names"));
            String[] files = texts(archive, "file");
            String[] corpora = texts(archive, "corpus");
            String[] speakers = texts(archive, "speaker");
            String[] emotions = texts(archive, "emotion");
            String[] strong = texts(archive, "strong");
            long[] copies = ((NpyArray.Integers) archive.read("copies")).values();
            long[] lengths = ((NpyArray.Integers) archive.read("lengths")).values();
            float[] rows = archive.read("rows").floats();
            int dims = names.size();
            if (Arrays.stream(lengths).sum() * dims != rows.length
                    || Arrays.stream(copies).sum() != lengths.length) {
                throw new InvalidVoicesException(file.toString(), "has arrays that do not fit each other");
            }
            List<VoiceFeatures> voices = new ArrayList<>();
            int copy = 0;
            int at = 0;
            for (int i = 0; i < files.length; i++) {
                String emotion = emotions[i];
                VoiceRecording recording = new VoiceRecording(
                        files[i],
                        corpora[i],
                        speakers[i],
                        Emotion.named(emotion)
                                .orElseThrow(() -> new InvalidVoicesException(
                                        file.toString(), "has the unknown emotion " + emotion)),
                        Boolean.parseBoolean(strong[i]));
                List<Features> of = new ArrayList<>();
                for (int k = 0; k < copies[i]; k++) {
                    int size = (int) lengths[copy] * dims;
                    of.add(new Features((int) lengths[copy++], dims, Arrays.copyOfRange(rows, at, at + size)));
                    at += size;
                }
                voices.add(new VoiceFeatures(recording, of.getFirst(), of.subList(1, of.size())));
            }
            return new VoiceFeatureFile(texts(archive, "front_end")[0], names, voices);
        }
    }

    private static String[] texts(NpzArchive archive, String name) {
        return ((NpyArray.Strings) archive.read(name)).values();
    }
}
