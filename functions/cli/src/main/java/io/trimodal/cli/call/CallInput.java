package io.trimodal.cli.call;

import io.trimodal.feature.Utterance;
import io.trimodal.function.clip.RequestedClip;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What a command was given to work on. */
sealed interface CallInput {
    /**
     * A request as {@code multipart/form-data} carries it.
     *
     * @param source for messages; empty where there is no file to name
     * @param parts by name: {@code request} for a document, or the short form
     * @param files that parts were read from, by the part's name, where an option of their own names them
     */
    record Parts(String source, SequencedMap<String, byte[]> parts, Map<String, Path> files) implements CallInput {}

    /**
     * Utterances of an archive.
     *
     * @param source for messages
     * @param notes for the answers of all of them, beside their own
     */
    record Utterances(String source, List<Utterance> utterances, List<String> notes) implements CallInput {}

    /** A recording, with its transcript where there is one. */
    record Clip(RequestedClip clip) implements CallInput {}

    /** Utterances one after the other, as many as there are. @param source for messages */
    record Lines(String source, List<Line> lines) implements CallInput {}

    /**
     * One utterance.
     *
     * @param number of its first line, from 1
     */
    record Line(long number, byte[] json) {}
}
