package io.trimodal.function.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a stand-in for the service: what it is asked is looked at, and what it answers is made up. */
class TranscriberTest {
    private static final String ANSWER = """
            {"text": "Hello. Bye.", "language": "english", "duration": 3.0,
             "segments": [{"id": 0, "start": 0.5, "end": 1.0, "text": " Hello."},
                          {"id": 1, "start": 1.5, "end": 2.0, "text": " Bye."}],
             "words": [{"word": "Hello", "start": 0.5, "end": 1.0}, {"word": "Bye", "start": 1.5, "end": 2.0}]}""";

    private record Asked(String path, String key, long length, String form) {}

    private record Settings(String address, String secret, Duration timeout) implements TranscriberConfig {
        @Override
        public Optional<String> url() {
            return Optional.of(address);
        }

        @Override
        public Optional<String> key() {
            return Optional.of(secret).filter(given -> !given.isEmpty());
        }

        @Override
        public String model() {
            return "whisper-1";
        }

        @Override
        public Optional<String> language() {
            return Optional.of("en");
        }

        @Override
        public boolean required() {
            return false;
        }
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private volatile String answer = ANSWER;
    private volatile int status = 200;
    private volatile long delayMillis;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(new Asked(
                    exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    body.length,
                    new String(body, StandardCharsets.ISO_8859_1)));
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] told = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, told.length);
            exchange.getResponseBody().write(told);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private Transcriber transcriber(Duration timeout) {
        return new Transcriber(
                new Settings("http://localhost:" + service.getAddress().getPort(), "secret", timeout));
    }

    private Transcript transcribe(double seconds, List<SpeechSpan> speech, Cancellation cancellation) {
        try (KeptSound sound = new KeptSound()) {
            float[] second = new float[16_000];
            for (int i = 0; i < seconds; i++) {
                sound.add(second, second.length);
            }
            return transcriber(Duration.ofSeconds(20)).transcribe(sound, speech, cancellation);
        }
    }

    @Test
    void transcribe_asksForSegmentsAndWords_ofAWav() {
        Transcript transcript = transcribe(3, List.of(new SpeechSpan(0.5, 2)), Cancellation.NEVER);

        assertThat(transcript.cues()).extracting(cue -> cue.text()).containsExactly("Hello.", "Bye.");
        assertThat(transcript.cues().getLast().times()).isEqualTo(new CueTimes.Known(1.5, 2));
        assertThat(transcript.cues().getLast().words()).hasSize(1);
        assertThat(asked).hasSize(1);
        Asked only = asked.getFirst();
        assertThat(only.path()).isEqualTo("/v1/audio/transcriptions");
        assertThat(only.key()).isEqualTo("Bearer secret");
        assertThat(only.form())
                .contains("name=\"model\"\r\n\r\nwhisper-1\r\n")
                .contains("name=\"response_format\"\r\n\r\nverbose_json\r\n")
                .contains("name=\"timestamp_granularities[]\"\r\n\r\nsegment\r\n")
                .contains("name=\"timestamp_granularities[]\"\r\n\r\nword\r\n")
                .contains("name=\"language\"\r\n\r\nen\r\n")
                .contains("Content-Type: audio/wav\r\n\r\nRIFF");
        assertThat(only.length()).isBetween(96_044L, 97_500L);
    }

    @Test
    void longRecording_isSentInParts_thatAreCutWhereNobodySpeaks() {
        Transcript transcript =
                transcribe(900, List.of(new SpeechSpan(10, 500), new SpeechSpan(510, 890)), Cancellation.NEVER);

        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst().length()).isBetween(500 * 32_000L, 500 * 32_000L + 2_000);
        assertThat(transcript.cues()).hasSize(4);
        assertThat(transcript.cues().get(2).times()).isEqualTo(new CueTimes.Known(500.5, 501));
    }

    @Test
    void serviceThatFails_redirects_orAnswersSomethingElse_isSaid() {
        for (int failing : new int[] {500, 401, 302}) {
            status = failing;
            assertThatThrownBy(() -> transcribe(1, List.of(), Cancellation.NEVER))
                    .isInstanceOf(TranscriptionException.class)
                    .hasMessageContaining("status " + failing)
                    .hasMessageNotContaining("secret");
        }
        assertThat(asked)
                .as("redirections are not followed")
                .allMatch(one -> !one.path().equals("/elsewhere"));
        status = 200;
        for (String other : new String[] {"", "Hello there.", "{\"text\": \"Hello\"}", "{\"segments\": 3}"}) {
            answer = other;
            assertThatThrownBy(() -> transcribe(1, List.of(), Cancellation.NEVER))
                    .isInstanceOf(TranscriptionException.class);
        }
    }

    @Test
    void serviceThatIsSlow_isNotWaitedFor() {
        delayMillis = 3_000;
        try (KeptSound sound = new KeptSound()) {
            sound.add(new float[16_000], 16_000);
            assertThatThrownBy(
                            () -> transcriber(Duration.ofMillis(500)).transcribe(sound, List.of(), Cancellation.NEVER))
                    .isInstanceOf(TranscriptionException.class)
                    .hasMessageContaining("did not answer within");
        }
    }

    @Test
    void serviceThatIsNotThere_isSaid() {
        int port = service.getAddress().getPort();
        service.stop(0);
        try (KeptSound sound = new KeptSound()) {
            sound.add(new float[16_000], 16_000);
            Transcriber nobody = new Transcriber(new Settings("http://localhost:" + port, "", Duration.ofSeconds(5)));
            assertThatThrownBy(() -> nobody.transcribe(sound, List.of(), Cancellation.NEVER))
                    .isInstanceOf(TranscriptionException.class)
                    .hasMessageContaining("cannot be reached");
        }
    }

    @Test
    void callerWhoGoes_endsTheCall() {
        delayMillis = 10_000;
        AtomicInteger looked = new AtomicInteger();
        long start = System.nanoTime();
        assertThatThrownBy(() -> transcribe(1, List.of(), () -> looked.incrementAndGet() > 2))
                .isInstanceOf(CancelledException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void addressThatIsNone_endsTheStart_withoutBeingRepeated() {
        for (String wrong :
                new String[] {"ftp://host/", "http://user:secret@host/", "host:80", "http://", "file:///etc"}) {
            assertThatThrownBy(() -> new Transcriber(new Settings(wrong, "", Duration.ofSeconds(1))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("trimodal.transcriber.url")
                    .hasMessageNotContaining("secret");
        }
    }
}
