package io.trimodal.media.packet;

/** How a track is coded. */
public sealed interface TrackCodec {
    /** @param configuration the AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1) */
    record H264(byte[] configuration) implements TrackCodec {}

    /** @param configuration the AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1) */
    record Aac(byte[] configuration) implements TrackCodec {}

    /** MPEG-1 or 2 audio of layer 3, whose frames say everything. */
    record Mp3() implements TrackCodec {}

    /** @param name for a message */
    record Other(String name) implements TrackCodec {}
}
