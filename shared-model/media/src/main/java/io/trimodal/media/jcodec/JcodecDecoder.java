package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipDecoder;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import io.trimodal.media.packet.CodedPacket;
import io.trimodal.media.packet.CodedTrack;
import io.trimodal.media.packet.PacketSource;
import io.trimodal.media.packet.TrackCodec;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcodec.common.logging.LogLevel;
import org.jcodec.common.logging.Logger;

/**
 * Reads the first track of sound and the first of pictures of an MP4, MP3 or Matroska: H.264, AAC and MP3, in Java
 * alone. All decoders are made before any gives something, so that a clip that needs another program is known in time.
 */
public record JcodecDecoder(ContainerForm form) implements ClipDecoder {
    static {
        // it would write to the standard output
        Logger.setLevel(LogLevel.ERROR);
    }

    /** Reads one track, all of whose parameters were looked at. */
    @FunctionalInterface
    private interface TrackRun {
        void run() throws IOException;
    }

    @Override
    public void decode(ClipSource source, ClipOutput output) throws IOException {
        try (SeekableByteChannel channel = output.open(source);
                Guard guard = new Guard(output)) {
            List<CodedTrack> tracks = form.tracks(new ByteInput(channel), output);
            List<TrackRun> runs = new ArrayList<>();
            for (ClipTrack kind : List.of(ClipTrack.SOUND, ClipTrack.PICTURES)) {
                Optional<CodedTrack> first =
                        tracks.stream().filter(track -> track.track() == kind).findFirst();
                if (first.isPresent() && output.takes(kind)) {
                    runs.add(run(first.get(), output, guard));
                }
            }
            if (runs.isEmpty()) {
                throw new InvalidClipException(ClipTrack.CLIP, "has no track that was asked for");
            }
            for (TrackRun run : runs) {
                run.run();
            }
        }
    }

    private static TrackRun run(CodedTrack track, ClipOutput output, Guard guard) {
        return switch (track.codec()) {
            case TrackCodec.Aac(byte[] configuration) -> {
                SoundDecoder decoder = new ForgivingSound(new AacSound(configuration, guard));
                yield () -> sound(track.packets().open(), decoder, output);
            }
            case TrackCodec.Mp3() ->
                () -> sound(track.packets().open(), new ForgivingSound(new Mp3Sound(guard)), output);
            case TrackCodec.H264(byte[] configuration) -> {
                H264Stream stream = new H264Stream(configuration, output, guard);
                yield () -> new H264Pictures(stream, track.orientation(), output)
                        .read(new PictureTimes(track.packets().open()));
            }
            case TrackCodec.Other(String name) -> throw new MissingDecoderException(track.track(), "coded as " + name);
        };
    }

    private static void sound(PacketSource packets, SoundDecoder decoder, ClipOutput output) throws IOException {
        SoundTimeline timeline = new SoundTimeline(output);
        for (Optional<CodedPacket> next = packets.next(); next.isPresent(); next = packets.next()) {
            CodedPacket packet = next.get();
            double second = packet.isTimed() ? Math.max(0, packet.second()) : timeline.second();
            output.check(ClipTrack.SOUND, second);
            output.requireSecond(ClipTrack.SOUND, second);
            timeline.accept(packet, decoder.decode(packet, second));
        }
        timeline.end();
    }
}
