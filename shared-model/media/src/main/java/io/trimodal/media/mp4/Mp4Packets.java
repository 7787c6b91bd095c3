package io.trimodal.media.mp4;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.packet.CodedPacket;
import io.trimodal.media.packet.PacketSource;
import java.io.IOException;
import java.util.Optional;

/** Walks through a track's tables, sample by sample, and reads each from the file. Not thread-safe. */
final class Mp4Packets implements PacketSource {
    private final ClipTrack track;
    private final Mp4Tables tables;
    private final ByteInput in;
    private final long mostBytes;

    private int sample;
    private int timeEntry;
    private long timeLeft;
    private long time;
    private int offsetEntry;
    private long offsetLeft;
    private int chunk;
    private int chunkEntry;
    private long chunkLeft;
    private long place;

    Mp4Packets(ClipTrack track, Mp4Tables tables, ByteInput in, long mostBytes) {
        this.track = track;
        this.tables = tables;
        this.in = in;
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<CodedPacket> next() throws IOException {
        if (sample >= tables.samples()) {
            return Optional.empty();
        }
        long seconds = advanceTime();
        double second = tables.edits().second(time + offset(), tables.timescale());
        time += seconds;
        nextPlace(second);
        long size = tables.size(sample);
        if (size > mostBytes) {
            throw new InvalidClipException(
                    track, second, "a packet of " + size + " bytes, expected at most " + mostBytes);
        }
        if (place < 0 || place > in.size() - size) {
            throw new InvalidClipException(
                    track,
                    second,
                    "the file ends at byte " + in.size() + ", expected a packet at " + place + " to " + (place + size)
                            + ": it is cut off");
        }
        in.position(place);
        double shown = Math.clamp(tables.edits().end() - second, 0, (double) seconds / tables.timescale());
        CodedPacket packet = new CodedPacket(second, shown, in.bytes(size));
        place += size;
        sample++;
        return Optional.of(packet);
    }

    /** @return how long this sample lasts, in the track's time scale */
    private long advanceTime() {
        SampleTable times = tables.times();
        while (timeLeft == 0) {
            if (timeEntry >= times.count()) {
                throw new InvalidClipException(
                        track, tables.edits().second(time, tables.timescale()), "times end before the samples do");
            }
            timeLeft = times.u32(timeEntry, 0);
            timeEntry++;
        }
        timeLeft--;
        return times.u32(timeEntry - 1, 1);
    }

    private long offset() {
        SampleTable offsets = tables.offsets();
        while (offsetLeft == 0) {
            if (offsetEntry >= offsets.count()) {
                return 0;
            }
            offsetLeft = offsets.u32(offsetEntry, 0);
            offsetEntry++;
        }
        offsetLeft--;
        return offsets.i32(offsetEntry - 1, 1);
    }

    /** Goes to the next chunk where this one is read. */
    private void nextPlace(double second) {
        SampleTable chunks = tables.chunks();
        if (chunkLeft == 0) {
            if (chunk >= tables.places().count() || chunks.count() == 0) {
                throw new InvalidClipException(track, second, "places in the file end before the samples do");
            }
            while (chunkEntry + 1 < chunks.count() && chunks.u32(chunkEntry + 1, 0) <= chunk + 1) {
                chunkEntry++;
            }
            chunkLeft = chunks.u32(chunkEntry, 1);
            if (chunkLeft == 0) {
                throw new InvalidClipException(track, second, "a chunk without samples, expected one or more");
            }
            place = tables.place(chunk);
            chunk++;
        }
        chunkLeft--;
    }
}
