package io.trimodal.cli.call;

import io.trimodal.function.clip.ClipReading;
import io.trimodal.function.clip.ClipUtterances;
import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PredictRequest;
import java.io.IOException;
import java.util.List;
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
     * @param asked models beside the request; of one that is the request's model, of several who calls makes more
     * @param further what the function takes beside model and utterances
     * @throws InvalidInputException naming file and field if it is no request
     */
    public PredictRequest request(List<String> asked, FurtherFields further) throws IOException {
        output.requirePlace();
        CallInput read = input.read(System.in, ReadLimit.of(settings(Limits.class)));
        lines = read instanceof CallInput.Lines || read instanceof CallInput.Utterances;
        if (read instanceof CallInput.Clip(RequestedClip clip)) {
            output.require(clip);
        }
        try (ReadingLine progress = ReadingLine.onTerminal()) {
            ClipReading clips = CommandProcess.clips(models.manifests());
            return requests((clip, cancellation) -> clips.read(clip, cancellation, progress))
                    .read(read, asked, further);
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
