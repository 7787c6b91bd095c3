package io.trimodal.function.limit;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Limits that follow the heap where nobody set them, so that a small container refuses what it could not hold. Reading
 * a body takes up to some four times its bytes; all bodies together have an eighth of the heap, and one of them half of
 * that. Recordings that are decoded at a time, each with as many pictures kept for later ones as H.264 allows, have
 * five eighths. From 512 MB on, or 2 GB for the bodies together and a gigabyte for two recordings, the limits are those
 * that are documented.
 */
public final class HeapDefaults implements ConfigSource {
    /** Below the ordinals of all files, the environment and system properties. */
    private static final int ORDINAL = 50;

    private static final long MEGABYTE = 1 << 20;
    /** Of {@code trimodal.clips.pixels}. */
    private static final long MOST_PIXELS = 4096L * 2304;
    /** Bytes: 18 pictures of 1.5 bytes a pixel that H.264 may refer to, and 4 of 3 that wait for earlier ones. */
    private static final long BYTES_PER_PIXEL = 18 * 3 / 2 + 4 * 3;

    private final Map<String, String> values;

    public HeapDefaults() {
        this(Runtime.getRuntime().maxMemory());
    }

    /** @param heap its most bytes */
    HeapDefaults(long heap) {
        long bodies = Math.clamp(heap / 8, 2 * MEGABYTE, 256 * MEGABYTE);
        long recordings = heap / 8 * 5 / BYTES_PER_PIXEL;
        long pixels = Math.min(MOST_PIXELS, recordings);
        int processors = Runtime.getRuntime().availableProcessors();
        values = Map.of(
                "trimodal.clips.pixels", Long.toString(pixels),
                "trimodal.clips.at-once", Long.toString(Math.clamp(recordings / pixels, 1, processors)),
                "trimodal.admission.bodies", Long.toString(bodies),
                "trimodal.limits.body-size", Long.toString(Math.min(32 * MEGABYTE, bodies / 2)),
                "trimodal.limits.utterances", Long.toString(Math.clamp(heap / (4 * MEGABYTE), 8, 64)));
    }

    /** None: they are found when asked for, and so are not taken for settings when an application is built. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "limits that follow the heap";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
