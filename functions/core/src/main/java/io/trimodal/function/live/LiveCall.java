package io.trimodal.function.live;

import io.trimodal.function.answer.ClipAnswer;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.clip.LiveClip;
import io.trimodal.function.clip.ReadClip;
import io.trimodal.function.failure.Failure;
import io.trimodal.function.failure.ProblemDocument;
import io.trimodal.function.live.LiveReply.Then;
import io.trimodal.function.live.TextMessage.End;
import io.trimodal.function.live.TextMessage.Start;
import io.trimodal.function.live.TextMessage.Words;
import io.trimodal.function.model.Scores;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.request.Origin;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.usage.Identity;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One call, from its first message to its last. Messages are worked on one after the other, in the thread that brings
 * them; whoever brings them does not read the next before this one is done with, so that a caller who sends faster is
 * slowed. Not thread-safe, but for {@link #close}.
 */
public final class LiveCall implements AutoCloseable {
    private static final String NO_START = "comes before the call has begun; send a text message of the type start";

    private final LiveCalls calls;
    private final LiveMessages messages;
    private final List<Identity> identified;
    private final LivePlaces.Place place;
    private final String address;
    private State state = new Waiting();
    private int segments;

    /** @param identified who calls, or nobody yet */
    LiveCall(LiveCalls calls, List<Identity> identified, LivePlaces.Place place, String address) {
        this.calls = calls;
        this.messages = calls.messages();
        this.identified = identified;
        this.place = place;
        this.address = address;
    }

    /** How far it is. */
    private sealed interface State {}

    private record Waiting() implements State {}

    private record Running(LiveStart start, LiveClip clip, LiveMedia media, Identity identity, ModelName model)
            implements State {}

    private record Ended() implements State {}

    /** A text message. @param message UTF-8 */
    public LiveReply text(byte[] message) {
        return answered(() -> switch (calls.read(message)) {
            case Start(LiveStart start) -> begin(start);
            case Words(byte[] transcript, double until) -> words(transcript, until);
            case End _ -> end(running("an end"), true);
        });
    }

    /** A binary message. */
    public LiveReply binary(ByteBuffer message) {
        return answered(() -> {
            Running running = running("a binary message");
            running.media().take(message);
            return new LiveReply(take(running), new Then.GoOn());
        });
    }

    private LiveReply begin(LiveStart start) {
        if (!(state instanceof Waiting)) {
            throw malformed("/type", "is start again; a call has one");
        }
        Identity identity = calls.identify(identified, start.key());
        ModelName model = calls.model(start.model());
        start.pictures().forEach(size -> {
            long most = calls.messageSize() - LiveMedia.PICTURE_HEADER;
            if (3L * size.width() * size.height() > most) {
                throw new TooLargeException(new FieldError(
                        "/pictures",
                        "are of " + size.width() + " × " + size.height() + " pixels of three bytes; at most " + most
                                + " bytes are taken"));
            }
        });
        LiveClip clip = calls.follow(start);
        state = new Running(start, clip, new LiveMedia(start, clip), identity, model);
        return new LiveReply(List.of(messages.ready(model, calls.seconds(), calls.messageSize())), new Then.GoOn());
    }

    private LiveReply words(byte[] transcript, double until) {
        Running running = running("words");
        if (!running.start().cues()) {
            throw malformed("/type", "is words, and the start did not say \"cues\": true");
        }
        running.clip().words("/transcript", transcript, until);
        return new LiveReply(take(running), new Then.GoOn());
    }

    private Running running(String what) {
        return switch (state) {
            case Running running -> running;
            case Waiting _ -> throw malformed("", "is " + what + " that " + NO_START);
            case Ended _ -> throw malformed("", "is " + what + " after the end");
        };
    }

    private List<String> take(Running running) {
        return running.clip().take().map(read -> scored(running, read)).orElse(List.of());
    }

    private List<String> scored(Running running, ReadClip read) {
        if (read.utterances().isEmpty()) {
            return List.of();
        }
        Origin origin = new Origin.Clip(read.account());
        Scores scores = calls.score(
                new PredictRequest(running.start().model(), read.utterances(), origin),
                running.identity(),
                requester(running.identity()));
        List<String> answers = new ArrayList<>();
        scores.predictions().forEach(prediction -> {
            ScoredUtterance scored = ScoredUtterance.of(scores.model().scale(), prediction);
            answers.add(messages.segment(ClipAnswer.place(scored, origin, answers.size())));
        });
        segments += answers.size();
        return answers;
    }

    private String requester(Identity identity) {
        return calls.requester(identity, address);
    }

    private LiveReply end(Running running, boolean complete) {
        ReadClip last = running.clip().end();
        List<String> told = new ArrayList<>(scored(running, last));
        state = new Ended();
        told.add(messages.summary(
                complete,
                running.model(),
                ClipAnswer.of(new Origin.Clip(last.account())),
                segments,
                running.clip().notes()));
        return new LiveReply(told, complete ? new Then.Close(CloseCode.NORMAL, "done") : CloseCode.goingAway());
    }

    /** The server ends: what came until now is answered, and the call is over. */
    public LiveReply stop() {
        return switch (state) {
            case Running running -> answered(() -> end(running, false));
            case Waiting _, Ended _ -> new LiveReply(List.of(), CloseCode.goingAway());
        };
    }

    /** Nothing came for too long, or too much, or something else that a transport sees. */
    public LiveReply fail(RuntimeException failure) {
        return answered(() -> {
            throw failure;
        });
    }

    private LiveReply answered(java.util.function.Supplier<LiveReply> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            state = new Ended();
            calls.refused(e);
            Failure failure = Failure.of(e, "a live call");
            return new LiveReply(
                    List.of(messages.problem(ProblemDocument.of(failure))),
                    new Then.Close(CloseCode.of(failure.kind()), failure.kind().title()));
        }
    }

    private static MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(field, detail));
    }

    /** Gives its place back. May be called again, and by any thread. */
    @Override
    public void close() {
        place.close();
    }
}
