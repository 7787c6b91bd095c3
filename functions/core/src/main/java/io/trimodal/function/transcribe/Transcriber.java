package io.trimodal.function.transcribe;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.TimedWord;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.media.transcript.TranscriptForm;
import io.trimodal.media.transcript.TranscriptReader;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has recordings transcribed by the service that is configured, and by no other: no redirection is followed. Without
 * one nothing is. Thread-safe; blocks while it waits.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/createTranscription">Create transcription</a>
 */
@Singleton
public final class Transcriber {
    private static final String PATH = "/v1/audio/transcriptions";
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 16 << 20;
    private static final long LOOK_MILLIS = 200;

    private final TranscriberConfig config;
    /** One or none. */
    private final List<URI> address;

    /** @throws ConfigurationException naming a setting that is wrong */
    public Transcriber(TranscriberConfig config) {
        this.config = config;
        this.address = config.url().map(Transcriber::address).stream().toList();
        if (!config.timeout().isPositive()) {
            throw new ConfigurationException("trimodal.transcriber.timeout must be more than 0");
        }
    }

    private static URI address(String url) {
        try {
            URI given = new URI(url.strip());
            boolean http = "http".equalsIgnoreCase(given.getScheme()) || "https".equalsIgnoreCase(given.getScheme());
            if (http && given.getHost() != null && given.getUserInfo() == null) {
                boolean bare = given.getPath().isEmpty() || given.getPath().equals("/");
                return bare ? given.resolve(PATH) : given;
            }
        } catch (URISyntaxException _) {
            // said below, without what may be a secret
        }
        throw new ConfigurationException(
                "trimodal.transcriber.url is no address of a service, such as http://localhost:8000");
    }

    /** So that a wrong setting ends the start. */
    void check(@Observes StartupEvent event) {}

    public boolean isConfigured() {
        return !address.isEmpty();
    }

    /** Whether a recording that is not transcribed is refused. */
    public boolean isRequired() {
        return config.required();
    }

    /** Who transcribes, for answers: the model that is asked for. */
    public String name() {
        return config.model();
    }

    /**
     * What is said.
     *
     * @param speech where somebody speaks, so that a long recording is cut elsewhere
     * @throws TranscriptionException if the service does not say
     * @throws CancelledException if cancelled, and the service is not listened to any longer
     */
    public Transcript transcribe(KeptSound sound, List<SpeechSpan> speech, Cancellation cancellation) {
        List<Cue> cues = new ArrayList<>();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            for (SoundParts.Part part : SoundParts.of(sound.seconds(), speech)) {
                try {
                    read(ask(client, sound, part, cancellation)).ifPresent(read -> add(cues, read, part.from()));
                } catch (RuntimeException e) {
                    client.shutdownNow();
                    throw e;
                }
            }
        }
        return new Transcript(TranscriptForm.WHISPER_JSON, cues);
    }

    private byte[] ask(HttpClient client, KeptSound sound, SoundParts.Part part, Cancellation cancellation) {
        TranscriptionForm form = new TranscriptionForm()
                .field("model", config.model())
                .field("response_format", "verbose_json")
                .field("timestamp_granularities[]", "segment")
                .field("timestamp_granularities[]", "word");
        config.language().ifPresent(language -> form.field("language", language));
        HttpRequest.Builder request = HttpRequest.newBuilder(address.getFirst())
                .timeout(config.timeout())
                .header("Content-Type", form.contentType())
                .POST(form.body(sound.size(part.from(), part.to()), () -> sound.open(part.from())));
        config.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        HttpResponse<byte[]> response = await(
                client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES)),
                cancellation);
        if (response.statusCode() != 200) {
            throw new TranscriptionException("the transcriber answered with the status " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer, Cancellation cancellation) {
        long end = System.nanoTime() + config.timeout().toNanos();
        try {
            while (true) {
                cancellation.check();
                if (System.nanoTime() > end) {
                    throw new TranscriptionException("the transcriber did not answer within "
                            + config.timeout().toSeconds() + " s");
                }
                try {
                    return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    // looks again whether somebody waits
                }
            }
        } catch (ExecutionException e) {
            throw new TranscriptionException(
                    e.getCause() instanceof java.net.http.HttpTimeoutException
                            ? "the transcriber did not answer within "
                                    + config.timeout().toSeconds() + " s"
                            : e.getCause() instanceof IOException
                                    ? "the transcriber cannot be reached, or stopped answering"
                                    : "the transcriber cannot be asked",
                    e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            answer.cancel(true);
        }
    }

    /** Empty where nothing was said. */
    private static Optional<Transcript> read(byte[] answer) {
        try {
            Transcript read = TranscriptReader.read(answer);
            if (read.form() != TranscriptForm.WHISPER_JSON
                    || !read.hasTimes() && !read.cues().isEmpty()) {
                throw new TranscriptionException("the transcriber's answer has no segments with times");
            }
            return Optional.of(read);
        } catch (InvalidTranscriptException e) {
            throw new TranscriptionException("the transcriber's answer cannot be used: " + e.getMessage(), e);
        }
    }

    private static void add(List<Cue> cues, Transcript read, double offset) {
        for (Cue cue : read.cues()) {
            if (cue.times() instanceof CueTimes.Known(double start, double end)) {
                cues.add(new Cue(
                        new CueTimes.Known(start + offset, end + offset),
                        cue.text(),
                        cue.words().stream()
                                .map(word -> new TimedWord(word.text(), word.start() + offset, word.end() + offset))
                                .toList(),
                        cue.speaker()));
            }
        }
    }
}
