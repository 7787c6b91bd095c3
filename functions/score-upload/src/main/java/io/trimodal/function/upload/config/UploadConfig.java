package io.trimodal.function.upload.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Where uploads lie and results go. Limits of what one may carry are those of the calls, {@code trimodal.limits}. */
@ConfigMapping(prefix = "trimodal.uploads")
public interface UploadConfig {
    /** Buckets whose uploads may be scored; an event that names another one fails. None if this is not set. */
    Optional<Set<String>> buckets();

    /** Most objects that an event, or a batch of CloudEvents as a whole, may tell about, and most events of a batch. */
    @WithDefault("100")
    int records();

    /** Keys of uploads begin with it; others are left alone. */
    @WithDefault("uploads/")
    String prefix();

    /** Keys of results begin with it. */
    @WithDefault("results/")
    String resultsPrefix();

    /** Keys of what is left of uploads that cannot be read begin with it. */
    @WithDefault("errors/")
    String errorsPrefix();

    /** Bucket of results and errors; by default the bucket of the upload. */
    Optional<String> resultsBucket();

    /** Most bytes of a recording, or of a bundle, which are kept in a temporary file while they are scored. */
    @WithDefault("2G")
    MemorySize recordingBytes();

    /** The folder of those files; by default one in the temporary folder. */
    Optional<String> spool();

    /** What a recording has to do with transcripts beside it, where its metadata do not say. */
    @WithDefault("optional")
    TranscriptRule transcripts();

    /** Most bytes of a line of a .jsonl. */
    @WithDefault("4M")
    MemorySize lineBytes();

    /** Most utterances that are scored in one batch from a .jsonl. */
    @WithDefault("32")
    int batch();
}
