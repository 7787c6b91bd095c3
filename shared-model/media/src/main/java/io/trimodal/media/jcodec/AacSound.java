package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import io.trimodal.media.packet.CodedPacket;
import java.nio.ByteBuffer;
import net.sourceforge.jaad.aac.AACDecoderConfig;
import net.sourceforge.jaad.aac.AACException;
import net.sourceforge.jaad.aac.SampleBuffer;
import net.sourceforge.jaad.aac.filterbank.FilterBank;
import net.sourceforge.jaad.aac.syntax.ICStream;
import net.sourceforge.jaad.aac.syntax.SyntacticElements;

/**
 * AAC of low complexity, with or without spectral band replication, by the decoder that jcodec brings. It is given a
 * configuration of our own making: what it would read from the file's takes ways through it that nobody tested.
 */
final class AacSound implements SoundDecoder {
    private static final int LOW_COMPLEXITY = 2;
    private static final int BAND_REPLICATION = 5;
    private static final int PARAMETRIC_STEREO = 29;
    private static final int RATES = 12;
    private static final int MOST_CHANNELS = 7;

    private final Guard guard;
    private final byte[] configuration;
    private SyntacticElements elements;
    private FilterBank filters;
    private final NoiseBands noise = new NoiseBands();

    /** @param configuration the AudioSpecificConfig */
    AacSound(byte[] configuration, Guard guard) {
        this.guard = guard;
        byte[] plain = plain(configuration);
        this.configuration = plain;
        start();
    }

    private void start() {
        guard.call(ClipTrack.SOUND, 0, "AAC", () -> {
            AACDecoderConfig config = AACDecoderConfig.parseMP4DecoderSpecificInfo(configuration);
            elements = new SyntacticElements(config);
            filters = new FilterBank(false, config.getChannelConfiguration().getChannelCount());
            return elements;
        });
    }

    private static byte[] plain(byte[] configuration) {
        BitInput in = new BitInput(configuration, ClipTrack.SOUND, 0);
        int type = in.bits(5);
        int rate = in.bits(4);
        int channels = in.bits(4);
        if (type != LOW_COMPLEXITY && type != BAND_REPLICATION && type != PARAMETRIC_STEREO) {
            throw new MissingDecoderException(ClipTrack.SOUND, "AAC of the object type " + type);
        }
        if (rate > RATES || channels == 0 || channels > MOST_CHANNELS) {
            throw new MissingDecoderException(ClipTrack.SOUND, "AAC with channels or a rate of its own");
        }
        int word = LOW_COMPLEXITY << 11 | rate << 7 | channels << 3;
        return new byte[] {(byte) (word >> 8), (byte) word};
    }

    @Override
    public DecodedSound decode(CodedPacket packet, double second) {
        try {
            return guard.call(ClipTrack.SOUND, second, "AAC", () -> decode(packet.bytes()));
        } catch (InvalidClipException e) {
            // what was half read would be taken for the next packet's
            start();
            throw e;
        }
    }

    /** As the library's own decoder does it, but for what lies between parsing and synthesis. */
    private DecodedSound decode(byte[] packet) throws AACException {
        elements.startNewFrame();
        elements.decode(new AacBits(packet));
        for (ICStream channel : AacFields.channels(elements)) {
            AacSections.require(channel);
            noise.fill(channel);
        }
        elements.process(filters);
        SampleBuffer buffer = new SampleBuffer();
        elements.sendToOutput(buffer);
        return DecodedSound.of(ByteBuffer.wrap(buffer.getData()), buffer.getSampleRate(), buffer.getChannels());
    }
}
