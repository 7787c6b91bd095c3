package io.trimodal.media.mp4;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.MissingDecoderException;
import io.trimodal.media.packet.CodedTrack;
import io.trimodal.media.packet.Orientation;
import io.trimodal.media.packet.TrackCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tracks of an MP4, or of a QuickTime file that is built alike. Only the box {@code moov} is taken into memory, and
 * only up to a size that hours of recording do not reach.
 */
public final class Mp4File {
    /** Tables take about 20 bytes a sample: three million, or 14 hours at 60 pictures a second. */
    private static final long MOST_MOOV_BYTES = 64L << 20;

    private static final int MOST_BOXES = 100_000;
    private static final long MOST_SOUND_BYTES = 1 << 20;

    private Mp4File() {}

    /**
     * Reads the tables.
     *
     * @throws io.trimodal.media.clip.InvalidClipException for what is no MP4, or one that is damaged
     * @throws MissingDecoderException for one in fragments
     */
    public static List<CodedTrack> open(ByteInput in, ClipOutput output) throws IOException {
        BoxReader moov = moov(in);
        long timescale = Math.max(1, timescale(moov.require("mvhd")));
        List<CodedTrack> tracks = new ArrayList<>();
        for (BoxReader box : moov.boxes(0)) {
            if (box.type().equals("trak")) {
                track(box, timescale, in, output).ifPresent(tracks::add);
            }
        }
        if (moov.find("mvex").isPresent()) {
            throw new MissingDecoderException(ClipTrack.CLIP, "the MP4 is in fragments");
        }
        return tracks;
    }

    private static long timescale(BoxReader mvhd) {
        return mvhd.u32(mvhd.version() == 1 ? 20 : 12);
    }

    private static BoxReader moov(ByteInput in) throws IOException {
        long at = 0;
        for (int boxes = 0; at + 8 <= in.size() && boxes < MOST_BOXES; boxes++) {
            in.position(at);
            long size = in.u32();
            String type = new String(in.bytes(4), StandardCharsets.ISO_8859_1);
            int header = 8;
            if (size == 1 && in.remaining() >= 8) {
                size = in.i64();
                header = 16;
            } else if (size == 0) {
                size = in.size() - at;
            }
            if (size < header) {
                throw BoxReader.invalid("a box '" + type + "' of " + size + " bytes at byte " + at);
            }
            if (type.equals("moov")) {
                long content = size - header;
                if (content > MOST_MOOV_BYTES || content > in.remaining()) {
                    throw BoxReader.invalid("tables ('moov') of " + content + " bytes, expected at most "
                            + Math.min(MOST_MOOV_BYTES, in.remaining()));
                }
                return new BoxReader("moov", ByteBuffer.wrap(in.bytes(content)));
            }
            if (size > in.size() - at) {
                throw BoxReader.invalid("a box '" + type + "' of " + size + " bytes, but " + (in.size() - at)
                        + " left, and no tables ('moov'): it is cut off");
            }
            at += size;
        }
        throw BoxReader.invalid("no tables, expected a box 'moov'");
    }

    /** @return empty for a track that is neither sound nor pictures, or is not wanted */
    private static Optional<CodedTrack> track(BoxReader trak, long timescale, ByteInput in, ClipOutput output) {
        BoxReader media = trak.require("mdia");
        ClipTrack track = switch (media.require("hdlr").name(8)) {
            case "soun" -> ClipTrack.SOUND;
            case "vide" -> ClipTrack.PICTURES;
            default -> ClipTrack.CLIP;
        };
        if (track == ClipTrack.CLIP || !output.takes(track)) {
            return Optional.empty();
        }
        TrackCodec codec = SampleEntries.codec(media.require("minf/stbl/stsd"), output);
        if (codec instanceof TrackCodec.Other
                || media.require("minf/stbl").find("stsz").isEmpty()) {
            return Optional.of(new CodedTrack(track, codec, Orientation.UPRIGHT, () -> Optional::empty));
        }
        Edits edits =
                trak.find("edts/elst").map(box -> Edits.of(box, timescale)).orElse(Edits.NONE);
        Mp4Tables tables = Mp4Tables.of(media, edits);
        long most = track == ClipTrack.SOUND
                ? MOST_SOUND_BYTES
                : 2 * output.options().limits().pixels();
        return Optional.of(new CodedTrack(
                track, codec, orientation(trak.require("tkhd")), () -> new Mp4Packets(track, tables, in, most)));
    }

    private static Orientation orientation(BoxReader tkhd) {
        int matrix = tkhd.version() == 1 ? 52 : 40;
        return Orientation.ofFixedPoint(
                tkhd.i32(matrix), tkhd.i32(matrix + 4), tkhd.i32(matrix + 12), tkhd.i32(matrix + 16));
    }
}
