package io.trimodal.media.mp3;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import io.trimodal.media.packet.CodedTrack;
import io.trimodal.media.packet.Orientation;
import io.trimodal.media.packet.TrackCodec;
import java.io.IOException;

/** The one track of an MP3 file. */
public final class Mp3File {
    private Mp3File() {}

    /**
     * Goes over all headers, so that what is not decoded here is known before anything is given.
     *
     * @throws InvalidClipException for a file without frames
     * @throws MissingDecoderException for one of another layer, of intensity stereo, or of a free bit rate
     */
    public static CodedTrack open(ByteInput in, ClipOutput output) throws IOException {
        Mp3Frames frames = Mp3Frames.open(in);
        long samples = 0;
        while (frames.advance()) {
            FrameHeader header = frames.header();
            double second = (double) samples / header.rate();
            output.check(ClipTrack.SOUND, second);
            output.requireSecond(ClipTrack.SOUND, second);
            if (header.layer() != 3 || header.intensity()) {
                throw new MissingDecoderException(
                        ClipTrack.SOUND,
                        header.layer() != 3 ? "MPEG audio of layer " + header.layer() : "MP3 with intensity stereo");
            }
            samples += header.samples();
        }
        if (samples == 0) {
            throw new InvalidClipException(ClipTrack.SOUND, 0, "the MP3 holds no frame, expected one or more");
        }
        return new CodedTrack(
                ClipTrack.SOUND, new TrackCodec.Mp3(), Orientation.UPRIGHT, () -> new Mp3Packets(Mp3Frames.open(in)));
    }
}
