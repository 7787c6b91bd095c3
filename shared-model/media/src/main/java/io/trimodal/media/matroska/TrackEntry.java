package io.trimodal.media.matroska;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.matroska.ElementReader.Element;
import io.trimodal.media.packet.TrackCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a track says about itself (RFC 9559, 5.1.4).
 *
 * @param track {@link ClipTrack#CLIP} for one that is neither sound nor pictures
 * @param delay of its decoder, in seconds
 */
record TrackEntry(long number, ClipTrack track, TrackCodec codec, double delay) {
    private static final int MOST_NAME_BYTES = 64;
    private static final int MOST_PRIVATE_BYTES = 1 << 16;

    static TrackEntry read(ElementReader reader, Element entry, ClipOutput output) throws IOException {
        long number = 0;
        long type = 0;
        String codec = "";
        byte[] configuration = new byte[0];
        double delay = 0;
        boolean encoded = false;
        long end = entry.end(reader.in().size());
        while (reader.in().position() < end) {
            Element child = reader.next();
            switch ((int) child.id()) {
                case (int) ElementReader.TRACK_NUMBER -> number = reader.unsigned(child);
                case (int) ElementReader.TRACK_TYPE -> type = reader.unsigned(child);
                case (int) ElementReader.CODEC_DELAY -> delay = reader.unsigned(child) * 1e-9;
                case (int) ElementReader.CONTENT_ENCODINGS -> encoded = true;
                case (int) ElementReader.CODEC_ID ->
                    codec = new String(bytes(reader, child, MOST_NAME_BYTES), StandardCharsets.ISO_8859_1);
                case (int) ElementReader.CODEC_PRIVATE -> configuration = bytes(reader, child, MOST_PRIVATE_BYTES);
                case (int) ElementReader.VIDEO -> video(reader, child, output);
                default -> {
                    // of no use here
                }
            }
            reader.in().position(child.end(end));
        }
        ClipTrack track = type == 1 ? ClipTrack.PICTURES : type == 2 ? ClipTrack.SOUND : ClipTrack.CLIP;
        return new TrackEntry(
                number,
                track,
                encoded ? new TrackCodec.Other("compressed by Matroska") : codec(codec, configuration),
                delay);
    }

    private static TrackCodec codec(String name, byte[] configuration) {
        return switch (name) {
            case "V_MPEG4/ISO/AVC" -> new TrackCodec.H264(configuration);
            case "A_AAC" -> new TrackCodec.Aac(configuration);
            case "A_MPEG/L3" -> new TrackCodec.Mp3();
            default -> new TrackCodec.Other(name.replaceAll("[^ -~]", "?"));
        };
    }

    private static void video(ElementReader reader, Element video, ClipOutput output) throws IOException {
        long width = 1;
        long height = 1;
        long end = video.end(reader.in().size());
        while (reader.in().position() < end) {
            Element child = reader.next();
            if (child.id() == ElementReader.PIXEL_WIDTH) {
                width = reader.unsigned(child);
            } else if (child.id() == ElementReader.PIXEL_HEIGHT) {
                height = reader.unsigned(child);
            }
            reader.in().position(child.end(end));
        }
        if (output.takes(ClipTrack.PICTURES)) {
            output.requireSize(width, height);
        }
    }

    private static byte[] bytes(ElementReader reader, Element element, int most) throws IOException {
        if (element.size() < 0 || element.size() > most) {
            throw ElementReader.invalid("a track's element of " + element.size() + " bytes, expected at most " + most);
        }
        return reader.in().bytes(element.size());
    }
}
