package io.trimodal.modeling.voice;

import io.trimodal.binary.Printable;
import io.trimodal.binary.VerifiedZip;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A zip of FLAC files and {@code voices.csv}, which has at least the columns {@code file}, {@code corpus},
 * {@code speaker}, {@code emotion} and {@code intensity}. Not thread-safe.
 */
public final class VoiceArchive implements AutoCloseable {
    private static final String LIST = "voices.csv";
    private static final List<String> COLUMNS = List.of("file", "corpus", "speaker", "emotion", "intensity");

    /** FLAC is compressed already. */
    private static final int MOST_EXPANSION = 50;

    private final Path file;
    private final VerifiedZip zip;

    private VoiceArchive(Path file, VerifiedZip zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * @throws InvalidVoicesException if it is no such archive
     * @throws UncheckedIOException if it cannot be read
     */
    public static VoiceArchive open(Path file) {
        try {
            VerifiedZip zip = VerifiedZip.open(file, MOST_EXPANSION);
            if (!zip.names().contains(LIST)) {
                zip.close();
                throw new InvalidVoicesException(file.toString(), "has no entry " + LIST);
            }
            return new VoiceArchive(file, zip);
        } catch (ZipException e) {
            throw new InvalidVoicesException(file.toString(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** In the order of the list. @throws InvalidVoicesException naming the record and column that is wrong */
    public List<VoiceRecording> recordings() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<VoiceRecording> recordings = new ArrayList<>();
        try (InputStream in = zip.stream(LIST);
                CSVParser parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
            for (String column : COLUMNS) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw invalid("has no column " + column);
                }
            }
            for (CSVRecord record : parser) {
                recordings.add(recording(record));
            }
        } catch (IOException | UncheckedIOException e) {
            throw invalid("is not CSV: " + e.getMessage());
        }
        return recordings;
    }

    private VoiceRecording recording(CSVRecord record) {
        String written = record.get("emotion");
        Emotion emotion = Emotion.named(written)
                .orElseThrow(() -> invalid("record " + record.getRecordNumber() + " has the unknown emotion "
                        + Printable.quoted(written)));
        if (!zip.names().contains(record.get("file"))) {
            throw invalid("record " + record.getRecordNumber() + " names " + Printable.quoted(record.get("file"))
                    + ", which is not in the archive");
        }
        return new VoiceRecording(
                record.get("file"),
                record.get("corpus"),
                record.get("speaker"),
                emotion,
                record.get("intensity").equals("strong"));
    }

    private InvalidVoicesException invalid(String problem) {
        return new InvalidVoicesException(file + ", " + LIST + ":", problem);
    }

    /** @throws InvalidVoicesException if the recording is damaged or not FLAC of one channel */
    public FlacRecording read(VoiceRecording recording) {
        try (InputStream in = zip.stream(recording.file())) {
            return FlacRecording.decode(recording.file(), in.readAllBytes());
        } catch (IOException e) {
            throw new InvalidVoicesException(recording.file(), "cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
