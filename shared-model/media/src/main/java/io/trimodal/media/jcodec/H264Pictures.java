package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.clip.PictureGrid;
import io.trimodal.media.packet.CodedPacket;
import io.trimodal.media.packet.Orientation;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Gives those pictures of a track that are shown at the times that are wanted. Only these are turned into RGB, and few
 * wait at a time for earlier ones. Not thread-safe.
 */
final class H264Pictures {
    private final H264Stream stream;
    private final Orientation orientation;
    private final ClipOutput output;
    private final PictureGrid grid;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingDouble(Waiting::second));

    private record Waiting(double second, double until, RgbConversion picture) {}

    H264Pictures(H264Stream stream, Orientation orientation, ClipOutput output) {
        this.stream = stream;
        this.orientation = orientation;
        this.output = output;
        this.grid = new PictureGrid(output.options().picturesPerSecond());
    }

    void read(PictureTimes times) throws IOException {
        int packets = 0;
        for (CodedPacket packet = times.next(); packet != null; packet = times.next()) {
            packets++;
            output.check(ClipTrack.PICTURES, packet.second());
            output.requireSecond(ClipTrack.PICTURES, packet.second());
            double until = times.until(packet);
            boolean wanted = packet.seconds() > 0 && grid.wants(times.from(packet), until);
            Optional<H264Stream.Decoded> decoded = stream.decode(packet, wanted);
            if (wanted && decoded.isPresent()) {
                output.requirePicture(packet.second());
                waiting.add(new Waiting(
                        packet.second(),
                        until,
                        RgbConversion.of(decoded.get().frame(), decoded.get().colors(), orientation)));
            }
            give(times.earliest());
        }
        give(Double.POSITIVE_INFINITY);
        if (packets > 0 && !stream.isStarted()) {
            throw new InvalidClipException(
                    ClipTrack.PICTURES, 0, "no key frame in " + packets + " packets, expected one to begin with");
        }
    }

    /** Gives what no later packet comes before. */
    private void give(double earliest) {
        while (!waiting.isEmpty() && waiting.peek().second() < earliest) {
            Waiting next = waiting.poll();
            RgbConversion picture = next.picture();
            while (grid.isDue(next.until())) {
                double second = grid.take();
                byte[] rgb = grid.isDue(next.until()) ? picture.rgb().clone() : picture.rgb();
                output.picture(new PictureFrame(second, picture.width(), picture.height(), rgb));
            }
        }
    }
}
