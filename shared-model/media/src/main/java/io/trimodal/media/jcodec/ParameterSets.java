package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The parameter sets that a track has so far. Not thread-safe. */
final class ParameterSets {
    private final ClipOutput output;
    private final int lengthBytes;
    private final Map<Integer, SequenceParameters> sequences = new HashMap<>();
    private final Map<Integer, PictureParameters> pictures = new HashMap<>();
    private boolean changed = true;

    /** @param configuration the AVCDecoderConfigurationRecord */
    ParameterSets(byte[] configuration, ClipOutput output) {
        this.output = output;
        try {
            ByteBuffer in = ByteBuffer.wrap(configuration);
            in.getInt();
            this.lengthBytes = 1 + (in.get() & 3);
            units(in, in.get() & 0x1F);
            units(in, in.get() & 0xFF);
        } catch (BufferUnderflowException _) {
            throw new InvalidClipException(ClipTrack.PICTURES, "H.264 whose parameters end early");
        }
    }

    private void units(ByteBuffer in, int count) {
        for (int i = 0; i < count; i++) {
            byte[] unit = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(unit);
            if (unit.length > 0) {
                add(unit, 0);
            }
        }
    }

    /** Takes a unit that is a parameter set, and no other. */
    void add(byte[] unit, double second) {
        if (CodedUnits.type(unit) == CodedUnits.SEQUENCE) {
            SequenceParameters read = SequenceParameters.read(unit, second, output);
            SequenceParameters known = sequences.put(read.id(), read);
            changed |= known == null || !known.isOfTheSame(read);
        } else if (CodedUnits.type(unit) == CodedUnits.PICTURE) {
            PictureParameters read = PictureParameters.read(unit, second);
            pictures.put(read.id(), read);
        }
    }

    /** Whether a decoder of before cannot go on; asked once per change. */
    boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    int lengthBytes() {
        return lengthBytes;
    }

    Collection<SequenceParameters> sequences() {
        return sequences.values();
    }

    Collection<PictureParameters> pictures() {
        return pictures.values();
    }

    PictureParameters picture(int id, double second) {
        PictureParameters found = pictures.get(id);
        if (found == null) {
            throw new InvalidClipException(ClipTrack.PICTURES, second, "a slice of unknown picture parameters " + id);
        }
        return found;
    }

    SequenceParameters sequence(int id, double second) {
        SequenceParameters found = sequences.get(id);
        if (found == null) {
            throw new InvalidClipException(ClipTrack.PICTURES, second, "a slice of unknown sequence parameters " + id);
        }
        return found;
    }
}
