package io.trimodal.media.form;

import io.trimodal.media.clip.ClipException;
import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSummary;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads all bad recordings, one after the other, in a process that has little memory; prints what became of each. */
final class BadRecordingsProcess {
    static final String PEAK = "VmHWM";

    private BadRecordingsProcess() {}

    public static void main(String[] none) throws IOException {
        for (BadRecording bad : BadRecording.values()) {
            System.out.println(bad + "\t" + outcome(bad));
        }
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .forEach(System.out::println);
        }
    }

    private static String outcome(BadRecording bad) {
        try {
            ClipSummary summary =
                    Fixture.ALONE.read(bad.source(), ClipOptions.DEFAULT.with(bad.limits()), new ForgetfulSink());
            return "read: " + summary.samples() + " samples, " + summary.pictures() + " pictures";
        } catch (ClipException e) {
            String kind = switch (e) {
                case InvalidClipException _ -> "invalid: ";
                case ClipLimitException _ -> "limited: ";
                case MissingDecoderException _ -> "missing: ";
            };
            return kind + e.getMessage();
        } catch (OutOfMemoryError e) {
            return "out of memory: " + e.getMessage();
        }
    }
}
