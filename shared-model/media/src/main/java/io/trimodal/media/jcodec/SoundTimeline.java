package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.SoundOutput;
import io.trimodal.media.packet.CodedPacket;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts decoded packets where their times say: what lies before the clip's start is dropped, gaps become silence. Not
 * thread-safe.
 */
final class SoundTimeline {
    /** Times of containers are rounded; what is within is taken to follow without a gap. */
    private static final double TOLERANCE = 0.05;

    private final ClipOutput output;
    /** One or none, until the first packet says the rate. */
    private final List<SoundOutput> sounds = new ArrayList<>();
    /** Where {@code sounds} begins. */
    private double base;

    SoundTimeline(ClipOutput output) {
        this.output = output;
    }

    /** How far it is, in seconds. */
    double second() {
        return sounds.isEmpty() ? base : base + sounds.getFirst().second();
    }

    void accept(CodedPacket packet, DecodedSound decoded) {
        int frames = decoded.samples().length / decoded.channels();
        if (frames == 0) {
            return;
        }
        SoundOutput sound = sound(decoded);
        long shown = Math.round(Math.min(packet.seconds(), 1e6) * decoded.rate());
        int until = (int) Math.min(frames, shown);
        int from = 0;
        if (packet.isTimed()) {
            double gap = packet.second() - second();
            boolean starts = second() == 0;
            if (gap > (starts ? 0 : TOLERANCE)) {
                output.requireSecond(ClipTrack.SOUND, packet.second());
                sound.silence(Math.round(gap * decoded.rate()));
            } else if (gap < (starts ? 0 : -TOLERANCE)) {
                from = (int) Math.min(until, Math.round(-gap * decoded.rate()));
            }
        }
        sound.accept(decoded.samples(), from * decoded.channels(), until - from);
    }

    /** Coders that double the rate say so only after some packets. */
    private SoundOutput sound(DecodedSound decoded) {
        if (!sounds.isEmpty()) {
            SoundOutput sound = sounds.getFirst();
            if (sound.rate() == decoded.rate() && sound.channels() == decoded.channels()) {
                return sound;
            }
            base = second();
            end();
            sounds.clear();
        }
        sounds.add(output.sound(decoded.rate(), decoded.channels()));
        return sounds.getFirst();
    }

    void end() {
        sounds.forEach(SoundOutput::end);
    }
}
