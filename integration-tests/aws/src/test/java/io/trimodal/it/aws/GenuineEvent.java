package io.trimodal.it.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An event as AWS sends it, kept among score-upload's tests, about an object of ours.
 *
 * @param file of the event
 * @param keyThere as it stands in the file
 * @param keyHere what takes its place, in the same encoding
 */
record GenuineEvent(String file, String keyThere, String keyHere) {
    private static final String BUCKET_THERE = "amzn-s3-demo-bucket";
    private static final String PUT = "s3-put.json";
    private static final String PUT_KEY = "uploads/caf%C3%A9+terrace%2Bnight/clip.json";

    /** One of each service, of objects that keep their names, in a folder of uploads. */
    static List<GenuineEvent> about(String folder) {
        return List.of(
                in(folder, PUT, PUT_KEY),
                in(folder, "eventbridge.json", "uploads/a b+c/clip.npz"),
                in(folder, "batch-operations-1.0.json", "uploads/old%20clip.zip"),
                in(folder, "batch-operations-2.0.json", "uploads/old.jsonl"));
    }

    /** @param key that is the same when encoded */
    static GenuineEvent put(String key) {
        return new GenuineEvent(PUT, PUT_KEY, key);
    }

    private static GenuineEvent in(String folder, String file, String keyThere) {
        return new GenuineEvent(file, keyThere, keyThere.replaceFirst("^uploads/", folder));
    }

    /** Of the object. EventBridge alone does not encode keys. */
    String key() {
        return file.startsWith("eventbridge") ? keyHere : URLDecoder.decode(keyHere, StandardCharsets.UTF_8);
    }

    String suffix() {
        return keyHere.substring(keyHere.lastIndexOf('.'));
    }

    /** @param version of the object; empty for none */
    byte[] payload(String bucket, String version) {
        try (InputStream in = GenuineEvent.class.getResourceAsStream("/events/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(keyThere, keyHere)
                    .replace(BUCKET_THERE, bucket)
                    .replaceAll("(\"(?:versionId|version-id|s3VersionId)\": )\"[^\"]*\"", "$1\"" + version + "\"")
                    // the content is another one, too
                    .replaceAll("\"e[tT]ag\": \"[^\"]*\"", "\"etag\": \"\"")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
