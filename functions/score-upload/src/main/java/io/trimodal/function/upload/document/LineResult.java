package io.trimodal.function.upload.document;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.failure.ProblemDocument;

/** A line of the result of a {@code .jsonl}. */
sealed interface LineResult {
    /** @param line of the upload, from 1 */
    @RegisterForReflection
    record Scored(long line, ScoredUtterance prediction) implements LineResult {}

    /** @param line of the upload, from 1 */
    @RegisterForReflection
    record Failed(long line, ProblemDocument problem) implements LineResult {}

    /**
     * The last line.
     *
     * @param lines that were not blank
     */
    @RegisterForReflection
    record Summary(Source source, ModelName model, long lines, long scored, long failed) implements LineResult {}
}
