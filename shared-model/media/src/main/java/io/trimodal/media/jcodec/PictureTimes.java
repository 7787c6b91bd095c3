package io.trimodal.media.jcodec;

import io.trimodal.media.packet.CodedPacket;
import io.trimodal.media.packet.PacketSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;

/**
 * Packets of pictures with a look ahead: they come in the order of decoding, and how long one is shown is known only
 * from those that come after it. Not thread-safe.
 */
final class PictureTimes {
    /** More than a decoder may hold back. */
    private static final int AHEAD = 20;

    private static final int KNOWN = 3 * AHEAD;

    private final PacketSource packets;
    private final Deque<CodedPacket> ahead = new ArrayDeque<>();
    private final TreeSet<Double> known = new TreeSet<>();
    private boolean ended;
    private double first = Double.NaN;

    PictureTimes(PacketSource packets) {
        this.packets = packets;
    }

    /** @return null after the last */
    CodedPacket next() throws IOException {
        while (!ended && ahead.size() <= AHEAD) {
            packets.next().ifPresentOrElse(this::look, () -> ended = true);
        }
        if (Double.isNaN(first) && !known.isEmpty()) {
            first = known.first();
        }
        return ahead.poll();
    }

    private void look(CodedPacket packet) {
        ahead.add(packet);
        known.add(packet.second());
        if (known.size() > KNOWN) {
            known.pollFirst();
        }
    }

    /** When the picture begins to be shown; the first is taken to be shown before. */
    double from(CodedPacket packet) {
        return packet.second() <= first ? Double.NEGATIVE_INFINITY : packet.second();
    }

    /** When the next picture is shown in its place. */
    double until(CodedPacket packet) {
        Double next = known.higher(packet.second());
        if (next != null) {
            return next;
        }
        Double previous = known.lower(packet.second());
        double usual = previous == null ? 0 : packet.second() - previous;
        return packet.second() + Math.min(packet.seconds(), usual == 0 ? packet.seconds() : usual);
    }

    /** The earliest time of those that are still to come; infinite where none is. */
    double earliest() {
        return ahead.stream().mapToDouble(CodedPacket::second).min().orElse(Double.POSITIVE_INFINITY);
    }
}
