package io.trimodal.function.upload.document;

import io.trimodal.binary.Printable;
import io.trimodal.binary.VerifiedZip;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import java.io.IOException;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A zip with one utterance: {@code transcript.txt}, and features of the modalities as {@code .npy}, {@code .npz} or
 * OpenFace's {@code .csv}. Nothing of it is unpacked to disk, so names lead nowhere; entries, sizes and their ratio are
 * limited.
 */
final class FeatureBundle {
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("transcript.txt", "text"),
            Map.entry("language.npy", "language"),
            Map.entry("language.npz", "language"),
            Map.entry("audio.npy", "audio"),
            Map.entry("audio.npz", "audio"),
            Map.entry("vision.npy", "vision"),
            Map.entry("vision.npz", "vision"),
            Map.entry("vision.csv", "vision"),
            Map.entry("features.npz", "features"));

    private FeatureBundle() {}

    /**
     * @param id of the utterance, in UTF-8
     * @return its entries as the parts of a call
     * @throws MalformedRequestException if it is no such zip
     * @throws TooLargeException if its entries are too large
     */
    static SequencedMap<String, byte[]> parts(VerifiedZip zip, byte[] id, Limits limits) throws IOException {
        long left = limits.bodySize().asLongValue();
        SequencedMap<String, byte[]> parts = new TreeMap<>();
        parts.put("id", id);
        for (String name : zip.names()) {
            String part = PARTS.get(name);
            if (part == null) {
                throw malformed("has the entry " + Printable.quoted(name) + "; known are "
                        + String.join(", ", PARTS.keySet().stream().sorted().toList())
                        + ", or a recording with its transcript");
            }
            left -= zip.size(name);
            if (left < 0) {
                throw new TooLargeException(new FieldError(
                        "", "unpacks to more than the " + limits.bodySize().asLongValue() + " bytes that are taken"));
            }
            if (parts.put(part, zip.bytes(name, Integer.MAX_VALUE)) != null) {
                throw malformed("has more than one entry with " + part);
            }
        }
        if (parts.size() == 1) {
            throw malformed("is empty; put in transcript.txt or features, or a recording");
        }
        return parts;
    }

    private static MalformedRequestException malformed(String detail) {
        return new MalformedRequestException(new FieldError("", detail));
    }
}
