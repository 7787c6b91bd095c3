package io.trimodal.media.matroska;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.matroska.ElementReader.Element;
import io.trimodal.media.packet.CodedTrack;
import io.trimodal.media.packet.Orientation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tracks of a Matroska file (RFC 9559). Blocks are read one by one; nothing else is kept in memory. */
public final class MatroskaFile {
    private static final int MOST_TRACKS = 256;

    private MatroskaFile() {}

    /**
     * Reads what comes before the first block.
     *
     * @throws io.trimodal.media.clip.InvalidClipException for what is no Matroska, or one that is damaged
     */
    public static List<CodedTrack> open(ByteInput in, ClipOutput output) throws IOException {
        ElementReader reader = new ElementReader(in);
        in.position(0);
        Element head = reader.next();
        if (head.id() != ElementReader.EBML || head.size() < 0) {
            throw ElementReader.invalid("no head, expected EBML");
        }
        in.position(head.end(in.size()));
        Element segment = reader.next();
        if (segment.id() != ElementReader.SEGMENT) {
            throw ElementReader.invalid("no segment after its head");
        }
        double tick = 1e-3;
        List<TrackEntry> entries = new ArrayList<>();
        long end = Math.min(in.size(), segment.end(in.size()));
        while (in.position() < end) {
            Element element = reader.next();
            if (element.id() == ElementReader.CLUSTER) {
                return tracks(entries, new Blocks(in, element.start(), end, tick, segment.size() < 0), output);
            }
            if (element.id() == ElementReader.INFO) {
                tick = tick(reader, element);
            } else if (element.id() == ElementReader.TRACKS) {
                entries = entries(reader, element, output);
            }
            in.position(element.end(end));
        }
        throw ElementReader.invalid("no cluster of sound or pictures before its end");
    }

    private static double tick(ElementReader reader, Element info) throws IOException {
        double tick = 1e-3;
        long end = info.end(reader.in().size());
        while (reader.in().position() < end) {
            Element child = reader.next();
            if (child.id() == ElementReader.TIMESTAMP_SCALE) {
                tick = reader.unsigned(child) * 1e-9;
            }
            reader.in().position(child.end(end));
        }
        if (!(tick > 0 && tick <= 1)) {
            throw ElementReader.invalid("ticks of " + tick + " s, expected above 0 to 1");
        }
        return tick;
    }

    private static List<TrackEntry> entries(ElementReader reader, Element tracks, ClipOutput output)
            throws IOException {
        List<TrackEntry> entries = new ArrayList<>();
        long end = tracks.end(reader.in().size());
        while (reader.in().position() < end && entries.size() < MOST_TRACKS) {
            Element child = reader.next();
            if (child.id() == ElementReader.TRACK_ENTRY) {
                entries.add(TrackEntry.read(reader, child, output));
            }
            reader.in().position(child.end(end));
        }
        return entries;
    }

    private static List<CodedTrack> tracks(List<TrackEntry> entries, Blocks blocks, ClipOutput output) {
        List<CodedTrack> tracks = new ArrayList<>();
        for (TrackEntry entry : entries) {
            switch (entry.track()) {
                case SOUND, PICTURES -> {
                    if (output.takes(entry.track())) {
                        tracks.add(new CodedTrack(
                                entry.track(),
                                entry.codec(),
                                Orientation.UPRIGHT,
                                () -> new MatroskaPackets(entry, blocks)));
                    }
                }
                case CLIP -> {
                    // subtitles, buttons
                }
            }
        }
        return tracks;
    }

    /**
     * Where the blocks are.
     *
     * @param start the first byte within the first cluster
     * @param tick seconds of one unit of time
     * @param live whether the recorder did not know the length; such a file may end anywhere
     */
    record Blocks(ByteInput in, long start, long end, double tick, boolean live) {}
}
