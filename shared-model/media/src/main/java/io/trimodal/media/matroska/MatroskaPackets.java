package io.trimodal.media.matroska;

import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.matroska.ElementReader.Element;
import io.trimodal.media.matroska.MatroskaFile.Blocks;
import io.trimodal.media.packet.CodedPacket;
import io.trimodal.media.packet.PacketSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Walks through the clusters and reads the blocks of one track. Clusters and groups of blocks are entered and not
 * measured, as their elements are told apart by their identifiers. Not thread-safe.
 */
final class MatroskaPackets implements PacketSource {
    private static final int MOST_BLOCK_BYTES = 1 << 26;

    private final TrackEntry entry;
    private final Blocks blocks;
    private final ElementReader reader;
    private final Queue<CodedPacket> laced = new ArrayDeque<>();
    private long at;
    private long cluster;
    private double second;

    MatroskaPackets(TrackEntry entry, Blocks blocks) {
        this.entry = entry;
        this.blocks = blocks;
        this.reader = new ElementReader(blocks.in());
        this.at = blocks.start();
    }

    @Override
    public Optional<CodedPacket> next() throws IOException {
        while (laced.isEmpty() && at < blocks.end()) {
            // the other track may have moved the input
            blocks.in().position(at);
            if (blocks.in().remaining() < 2) {
                return ended("a head of an element");
            }
            Element element = reader.next();
            at = element.start();
            if (element.id() == ElementReader.CLUSTER || element.id() == ElementReader.BLOCK_GROUP) {
                continue;
            }
            if (element.size() < 0 || element.end(0) > blocks.in().size()) {
                return ended(element.size() + " bytes more");
            }
            if (element.id() == ElementReader.TIMESTAMP) {
                cluster = reader.unsigned(element);
            } else if (element.id() == ElementReader.SIMPLE_BLOCK || element.id() == ElementReader.BLOCK) {
                block(element);
            }
            at = element.end(0);
        }
        return Optional.ofNullable(laced.poll());
    }

    /** @return empty for a recorder that was killed */
    private Optional<CodedPacket> ended(String expected) {
        if (blocks.live()) {
            at = blocks.end();
            return Optional.empty();
        }
        throw new InvalidClipException(
                entry.track(),
                second,
                "the file ends at byte " + blocks.in().size() + ", expected " + expected + ": it is cut off");
    }

    private void block(Element element) throws IOException {
        if (element.size() > MOST_BLOCK_BYTES) {
            throw new InvalidClipException(
                    entry.track(),
                    second,
                    "a block of " + element.size() + " bytes, expected at most " + MOST_BLOCK_BYTES);
        }
        // the track's number comes first; a block of another track is not read
        if (vint(blocks.in().u8()) != entry.number()) {
            return;
        }
        byte[] rest = blocks.in().bytes(element.end(0) - blocks.in().position());
        if (rest.length < 3) {
            throw new InvalidClipException(entry.track(), second, "a block of " + element.size() + " bytes");
        }
        int relative = rest[0] << 8 | Byte.toUnsignedInt(rest[1]);
        second = (cluster + relative) * blocks.tick() - entry.delay();
        double start = second;
        for (byte[] frame : Lacing.of(rest, entry.track(), second)) {
            laced.add(new CodedPacket(start, Double.POSITIVE_INFINITY, frame));
            start = Double.NaN;
        }
    }

    /** The number of a track, of which more than four bytes are never needed. */
    private long vint(int first) throws IOException {
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > 4) {
            throw new InvalidClipException(entry.track(), second, "a block of no track");
        }
        long value = first & (0xFF >> length);
        for (int i = 1; i < length; i++) {
            value = value << 8 | blocks.in().u8();
        }
        return value;
    }
}
