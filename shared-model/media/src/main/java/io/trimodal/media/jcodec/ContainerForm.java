package io.trimodal.media.jcodec;

import io.trimodal.media.clip.ByteInput;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.matroska.MatroskaFile;
import io.trimodal.media.mp3.Mp3File;
import io.trimodal.media.mp4.Mp4File;
import io.trimodal.media.packet.CodedTrack;
import java.io.IOException;
import java.util.List;

/** The forms whose tracks are found by the project and decoded by jcodec. */
public enum ContainerForm {
    MP4,
    MATROSKA,
    MP3;

    List<CodedTrack> tracks(ByteInput in, ClipOutput output) throws IOException {
        return switch (this) {
            case MP4 -> Mp4File.open(in, output);
            case MATROSKA -> MatroskaFile.open(in, output);
            case MP3 -> List.of(Mp3File.open(in, output));
        };
    }
}
