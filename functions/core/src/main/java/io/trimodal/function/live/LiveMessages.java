package io.trimodal.function.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.function.answer.ClipAnswer;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.failure.ProblemDocument;
import java.util.List;

/** Writes what a caller is told. Thread-safe. */
final class LiveMessages {
    private final ObjectMapper mapper;

    LiveMessages(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The call was let in.
     *
     * @param seconds most of the clip
     * @param messageSize most bytes of a message
     */
    @RegisterForReflection
    record Ready(
            String type,
            ModelName model,
            int seconds,
            @JsonProperty("message_size") long messageSize) {}

    /** A segment. @param prediction as predict has it */
    @RegisterForReflection
    record Segment(String type, ScoredUtterance prediction) {}

    /**
     * The last message.
     *
     * @param complete false where the server ends before the clip does
     * @param segments that were answered
     * @param notes on the clip as a whole
     */
    @RegisterForReflection
    record Summary(String type, boolean complete, ModelName model, ClipAnswer clip, int segments, List<String> notes) {}

    /** What went wrong. */
    @RegisterForReflection
    record Problem(String type, ProblemDocument problem) {}

    String ready(ModelName model, int seconds, long messageSize) {
        return write(new Ready("ready", model, seconds, messageSize));
    }

    String segment(ScoredUtterance prediction) {
        return write(new Segment("segment", prediction));
    }

    String summary(boolean complete, ModelName model, ClipAnswer clip, int segments, List<String> notes) {
        return write(new Summary("summary", complete, model, clip, segments, notes));
    }

    String problem(ProblemDocument problem) {
        return write(new Problem("problem", problem));
    }

    private String write(Record message) {
        try {
            return mapper.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("messages are plain records", e);
        }
    }
}
