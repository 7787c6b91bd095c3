package io.trimodal.function.upload.document;

import io.trimodal.binary.VerifiedZip;
import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PartsRequestReader;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.function.upload.recording.RecordingReader;
import io.trimodal.function.upload.spool.Spool;
import io.trimodal.function.upload.spool.SpooledFile;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads zips: with a recording and its transcript, or with one utterance of features. Names in them lead nowhere, as a
 * recording is unpacked to a file of another name, and nothing else is unpacked to disk; entries, sizes and their ratio
 * are limited. Thread-safe; blocks while it works.
 */
@Singleton
final class Bundles {
    private static final int MOST_ENTRIES = 16;
    /** Text and tables deflate well; features hardly. */
    private static final int MOST_EXPANSION = 100;

    private final PartsRequestReader parts;
    private final RecordingReader recordings;
    private final Spool spool;
    private final Limits limits;
    private final ClipsConfig clips;

    Bundles(PartsRequestReader parts, RecordingReader recordings, Spool spool, Limits limits, ClipsConfig clips) {
        this.parts = parts;
        this.recordings = recordings;
        this.spool = spool;
        this.limits = limits;
        this.clips = clips;
    }

    /**
     * @param id of the utterance, or before the numbers of segments
     * @throws MalformedRequestException if it is no such zip
     * @throws TooLargeException if its entries are too many or too large
     */
    PredictRequest read(Path file, String id, UploadOptions options, Cancellation until) {
        try (VerifiedZip zip = VerifiedZip.open(file, MOST_EXPANSION)) {
            if (zip.names().size() > MOST_ENTRIES) {
                throw new TooLargeException(new FieldError(
                        "", "has " + zip.names().size() + " entries; at most " + MOST_ENTRIES + " are read"));
            }
            Optional<RecordedBundle> recorded = RecordedBundle.of(zip.names());
            return recorded.isPresent()
                    ? recording(zip, recorded.get(), id, options, until)
                    : parts.read(
                            FeatureBundle.parts(zip, id.getBytes(StandardCharsets.UTF_8), limits), FurtherFields.NONE);
        } catch (ZipException e) {
            throw new MalformedRequestException(new FieldError("", e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PredictRequest recording(
            VerifiedZip zip, RecordedBundle names, String id, UploadOptions options, Cancellation until)
            throws IOException {
        List<byte[]> words = List.of();
        if (!names.transcript().isEmpty()) {
            words = List.of(words(zip, names.transcript().getFirst()));
        }
        try (InputStream content = zip.stream(names.recording());
                SpooledFile file = spool.keep(content, zip.size(names.recording()), until)) {
            return recordings.read(file.path(), id, words, options, until);
        } catch (BodyUnavailableException e) {
            if (e.getCause() instanceof ZipException damaged) {
                throw damaged;
            }
            throw e;
        }
    }

    private byte[] words(VerifiedZip zip, String name) throws IOException {
        long most = clips.transcriptSize().asLongValue();
        if (zip.size(name) > most) {
            throw new TooLargeException(new FieldError(
                    RecordingReader.TRANSCRIPT,
                    "has " + zip.size(name) + " bytes; at most " + most
                            + " are taken (trimodal.clips.transcript-size)"));
        }
        return zip.bytes(name, Integer.MAX_VALUE);
    }
}
