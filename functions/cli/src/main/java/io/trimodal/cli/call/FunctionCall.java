package io.trimodal.cli.call;

import io.trimodal.function.clip.ClipUtterances;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PredictRequest;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A call of a function without HTTP: the reader of its requests, its limits and settings, and its answer. */
public final class FunctionCall {
    @Mixin
    private InputOptions input;

    @Mixin
    private ModelAccess models;

    @Mixin
    private OutputOption output;

    private boolean lines;

    /** Only the models that are asked for need be loaded. */
    public ModelAccess models() {
        return models;
    }

    /** @param group an interface of settings */
    public <T> T settings(Class<T> group) {
        return models.settings(group);
    }

    /**
     * Reads what is to be worked on.
     *
     * @param model that was asked for beside the request, if one was
     * @param further what the function takes beside model and utterances
     * @throws InvalidInputException naming file and field if it is no request
     */
    public PredictRequest request(Optional<String> model, FurtherFields further) throws IOException {
        output.requirePlace();
        CallInput read = input.read(System.in, ReadLimit.of(settings(Limits.class)));
        lines = read instanceof CallInput.Lines || read instanceof CallInput.Utterances;
        if (read instanceof CallInput.Clip(RequestedClip clip)) {
            output.require(clip);
        }
        try (ReadingLine progress = ReadingLine.onTerminal()) {
            return requests((clip, cancellation) -> CommandProcess.clips().read(clip, cancellation, progress))
                    .read(read, model, further);
        }
    }

    /** Whether {@link #request} found utterances one after the other, and no document. */
    public boolean isLines() {
        return lines;
    }

    /** Reads fields of a request that were given as options. @param document a JSON object with them */
    public void fields(String document, FurtherFields further) {
        requests(ClipUtterances.NONE).read(document, further);
    }

    /** Reads the request's options, given beside it. @param value a JSON object */
    public void options(String value, FurtherFields further) {
        requests(ClipUtterances.NONE).options(value, further);
    }

    private Requests requests(ClipUtterances clips) {
        return new Requests(settings(Limits.class), clips);
    }

    /** @param answer in UTF-8 */
    public void answer(byte[] answer) throws IOException {
        output.write(answer);
    }
}
