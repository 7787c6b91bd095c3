package io.trimodal.media.jcodec;

import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.packet.CodedPacket;

/**
 * Puts silence for a packet here and there that cannot be decoded, as players do: MP3 that was cut begins with some.
 * Not thread-safe.
 */
final class ForgivingSound implements SoundDecoder {
    /** About a quarter of a second. */
    private static final int MOST_IN_A_ROW = 12;

    /** Of all that came so far. */
    private static final double MOST_SHARE = 0.1;

    private final SoundDecoder decoder;
    private DecodedSound last = new DecodedSound(new float[0], 1, 1);
    private int inARow;
    private int silent;
    private int packets;

    ForgivingSound(SoundDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public DecodedSound decode(CodedPacket packet, double second) {
        packets++;
        try {
            last = decoder.decode(packet, second);
            inARow = 0;
            return last;
        } catch (InvalidClipException e) {
            inARow++;
            silent++;
            if (inARow > MOST_IN_A_ROW || silent > MOST_IN_A_ROW + packets * MOST_SHARE) {
                throw e;
            }
            return new DecodedSound(new float[last.samples().length], last.rate(), last.channels());
        }
    }
}
