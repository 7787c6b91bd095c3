package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.packet.CodedPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.io.model.Frame;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/** Decodes the packets of H.264, in their order, by jcodec. Not thread-safe. */
final class H264Stream {
    /** As many as the standard lets a decoder keep. */
    private static final int MOST_REFERENCES = 17;

    private final ParameterSets sets;
    private final Guard guard;
    private H264Decoder decoder = new H264Decoder();
    private byte[][] planes = new byte[0][];
    private boolean started;

    H264Stream(byte[] configuration, ClipOutput output, Guard guard) {
        this.sets = new ParameterSets(configuration, output);
        this.guard = guard;
    }

    /** A picture that was decoded; its frame is used again by the next. */
    record Decoded(Frame frame, PictureColors colors) {}

    /**
     * Decodes a packet.
     *
     * @param wanted whether the picture is looked at; one that is not, and that no other is made from, is passed over
     * @return empty for such a picture, and before the first key frame
     */
    Optional<Decoded> decode(CodedPacket packet, boolean wanted) {
        List<byte[]> units = CodedUnits.of(packet, sets.lengthBytes());
        units.forEach(unit -> sets.add(unit, packet.second()));
        boolean key = units.stream().anyMatch(unit -> CodedUnits.type(unit) == CodedUnits.KEY_SLICE);
        if (!started && !key) {
            return Optional.empty();
        }
        List<ByteBuffer> slices = new ArrayList<>();
        boolean reference = false;
        SequenceParameters sequence = null;
        for (byte[] unit : units) {
            if (!CodedUnits.isSlice(unit)) {
                continue;
            }
            SliceCheck.Slice slice = SliceCheck.read(unit, sets, packet.second());
            if (slice.redundant()) {
                continue;
            }
            if (sequence != null && !sequence.isOfTheSame(slice.sequence())) {
                throw new InvalidClipException(
                        ClipTrack.PICTURES, packet.second(), "slices of two sizes in one picture");
            }
            sequence = slice.sequence();
            reference |= CodedUnits.isReference(unit);
            slices.add(ByteBuffer.wrap(unit));
        }
        if (sequence == null) {
            return Optional.empty();
        }
        if (key && (!started || sets.takeChange())) {
            start(sequence);
        }
        if (!reference && !wanted) {
            return Optional.empty();
        }
        return Optional.of(decode(packet.second(), slices, sequence));
    }

    /** Whether a key frame came. */
    boolean isStarted() {
        return started;
    }

    private Decoded decode(double second, List<ByteBuffer> slices, SequenceParameters sequence) {
        return guard.call(ClipTrack.PICTURES, second, "H.264", () -> {
            sets.pictures().forEach(picture -> decoder.addPps(List.of(ByteBuffer.wrap(picture.unit()))));
            Frame frame = decoder.decodeFrameFromNals(slices, planes);
            if (frame == null) {
                throw new InvalidClipException(ClipTrack.PICTURES, second, "a packet without a picture");
            }
            if (DecoderFields.references(decoder) > MOST_REFERENCES) {
                throw new InvalidClipException(
                        ClipTrack.PICTURES, second, "more than " + MOST_REFERENCES + " pictures kept for later ones");
            }
            return new Decoded(frame, sequence.colors());
        });
    }

    private void start(SequenceParameters sequence) {
        sets.takeChange();
        decoder = DecoderFields.decoder(sequence.macroblocks());
        for (SequenceParameters known : sets.sequences()) {
            decoder.addSps(List.of(ByteBuffer.wrap(known.unit())));
        }
        planes = Picture.create(sequence.width(), sequence.height(), ColorSpace.YUV420J)
                .getData();
        started = true;
    }
}
