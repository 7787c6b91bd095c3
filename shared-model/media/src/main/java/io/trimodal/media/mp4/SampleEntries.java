package io.trimodal.media.mp4;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.packet.TrackCodec;
import java.util.List;
import java.util.Optional;

/** How a track's samples are coded: the first entry of {@code stsd}. */
final class SampleEntries {
    private static final int ENTRIES = 8;
    private static final int VIDEO_CHILDREN = 78;
    private static final int AUDIO_CHILDREN = 28;

    private SampleEntries() {}

    static TrackCodec codec(BoxReader stsd, ClipOutput output) {
        List<BoxReader> entries = stsd.boxes(ENTRIES);
        if (entries.isEmpty()) {
            throw BoxReader.invalid("a track without a coding, expected an entry in 'stsd'");
        }
        BoxReader entry = entries.getFirst();
        return switch (entry.type()) {
            case "avc1", "avc3" -> {
                output.requireSize(entry.u16(24), entry.u16(26));
                yield child(entry, VIDEO_CHILDREN, "avcC")
                        .<TrackCodec>map(box -> new TrackCodec.H264(box.bytes(0)))
                        .orElseThrow(() -> BoxReader.invalid("H.264 without its parameters, expected 'avcC'"));
            }
            case "mp4a" -> audio(entry);
            case ".mp3" -> new TrackCodec.Mp3();
            case "encv", "enca" -> new TrackCodec.Other("encrypted");
            case "hvc1", "hev1" -> new TrackCodec.Other("HEVC");
            case "av01" -> new TrackCodec.Other("AV1");
            case "vp09" -> new TrackCodec.Other("VP9");
            case "Opus" -> new TrackCodec.Other("Opus");
            case "ac-3", "ec-3" -> new TrackCodec.Other("Dolby Digital");
            case "alac" -> new TrackCodec.Other("Apple Lossless");
            default -> new TrackCodec.Other("'" + entry.type().replaceAll("[^ -~]", "?") + "'");
        };
    }

    private static TrackCodec audio(BoxReader entry) {
        // QuickTime's versions of the entry are longer
        int children = AUDIO_CHILDREN
                + switch (entry.u16(8)) {
                    case 1 -> 16;
                    case 2 -> 36;
                    default -> 0;
                };
        Optional<BoxReader> esds = child(entry, children, "esds")
                .or(() -> child(entry, children, "wave").flatMap(wave -> child(wave, 0, "esds")));
        return esds.map(ElementaryStream::codec)
                .orElseThrow(() -> BoxReader.invalid("AAC without its parameters, expected 'esds'"));
    }

    private static Optional<BoxReader> child(BoxReader box, int from, String type) {
        return box.boxes(from).stream()
                .filter(child -> child.type().equals(type))
                .findFirst();
    }
}
