package io.trimodal.modeling.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.Features;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.voice.VoiceFrontEnd;
import io.trimodal.media.voice.VoiceStream;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.simulate.SimulatedVoice;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzReader;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The voice front end against librosa 0.11; goldens/voice/ORIGIN.txt says which calls. */
final class VoiceFrontEndTest {
    private static final double TOLERANCE = 1e-3;
    private static final Map<String, NpyArray> GOLDENS = NpzReader.read(VoiceSignals.FOLDER.resolve("goldens.npz"));
    private static final int CEPSTRA = 20;
    private static final int CLASSES = 12;

    @TempDir
    private Path folder;

    private final List<VoiceFrontEnd> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(VoiceFrontEnd::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vowel", "chirp", "noise", "silence", "speech"})
    void features_ofFramesOf40Milliseconds_areLibrosas(String signal) {
        Features features = frontEnd("voice", 1).features(VoiceSignals.of(signal));

        float[] mfcc = golden(signal, "mfcc");
        float[] chroma = golden(signal, "chroma");
        float[] f0 = golden(signal, "f0");
        float[] aperiodicity = golden(signal, "aperiodicity");
        float[] loud = golden(signal, "loud");
        assertThat(features.frames()).isEqualTo(f0.length);
        for (int frame = 0; frame < features.frames(); frame++) {
            float[] row = row(features, frame);
            close(row, 1, mfcc, frame * CEPSTRA, CEPSTRA, signal + " mfcc " + frame);
            close(row, 1 + CEPSTRA, chroma, frame * CLASSES, CLASSES, signal + " chroma " + frame);
            if (Math.abs(aperiodicity[frame] - 0.4) > TOLERANCE) {
                boolean voiced = aperiodicity[frame] < 0.4 && loud[frame] == 1;
                double expected = voiced ? f0[frame] : 1;
                assertThat(Math.exp(row[0]))
                        .as("%s F0 %d", signal, frame)
                        .isCloseTo(expected, within(TOLERANCE * expected));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vowel", "chirp", "noise", "silence", "speech"})
    void features_ofTheContract_areMeansOfLibrosasFramesAndTheMedianPitch(String signal) {
        Features features = frontEnd("voice", 5).features(VoiceSignals.of(signal));

        float[] rows = golden(signal, "rows");
        assertThat(features.dims()).isEqualTo(SimulatedVoice.DIMS);
        assertThat(features.frameRate()).hasValue(5);
        assertThat(features.values()).hasSameSizeAs(rows);
        close(features.values(), 0, rows, 0, rows.length, signal);
    }

    @Test
    void manifest_names_areThoseOfTheDefaultModels() {
        assertThat(frontEnd("voice", 5).manifest().names()).isEqualTo(SimulatedVoice.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chirp", "speech"})
    void features_withProsody_beginWithTheContractAndHaveLibrosasCentroidAndFlux(String signal) {
        float[] waveform = VoiceSignals.of(signal);
        Features plain = frontEnd("voice", 1).features(waveform);
        Features rich = frontEnd("voice-prosody", 1).features(waveform);

        float[] centroid = golden(signal, "centroid");
        float[] flux = golden(signal, "flux");
        assertThat(rich.dims()).isEqualTo(40);
        for (int frame = 0; frame < plain.frames(); frame++) {
            float[] row = row(rich, frame);
            close(row, 0, row(plain, frame), 0, plain.dims(), signal + " " + frame);
            assertThat((double) row[34]).isCloseTo(centroid[frame], within(TOLERANCE * centroid[frame]));
            if (frame > 0) {
                assertThat((double) row[36])
                        .isCloseTo(flux[frame - 1], within(TOLERANCE * Math.max(1, flux[frame - 1])));
            }
        }
    }

    @Test
    void features_ofASteadyTone_haveTheProsodyOfOne() {
        float[] tone = new float[2 * VoiceSignals.RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 200 * i / VoiceSignals.RATE));
        }

        float[] row = row(frontEnd("voice-prosody", 5).features(tone), 5);

        assertThat((double) row[0]).as("ln F0; librosa's YIN says 200.4").isCloseTo(Math.log(200), within(0.003));
        assertThat((double) row[33]).as("energy: half of 0.25").isCloseTo(10 * Math.log10(0.125), within(0.01));
        assertThat((double) row[35]).as("slope").isNegative();
        assertThat((double) row[36]).as("flux").isCloseTo(0, within(0.05));
        assertThat((double) row[37]).as("harmonics to noise").isGreaterThan(30);
        assertThat((double) row[38]).as("voicing").isEqualTo(1);
        assertThat((double) row[39]).as("speaking rate").isZero();
    }

    @Test
    void features_ofFiveSwellsASecond_haveThatSpeakingRate() {
        float[] swelling = new float[4 * VoiceSignals.RATE];
        for (int i = 0; i < swelling.length; i++) {
            double t = (double) i / VoiceSignals.RATE;
            double loudness = 0.02 + 0.5 * Math.pow(Math.sin(Math.PI * 5 * t), 2);
            swelling[i] =
                    (float) (loudness * (Math.sin(2 * Math.PI * 150 * t) + 0.5 * Math.sin(2 * Math.PI * 300 * t)));
        }

        float[] row = row(frontEnd("voice-prosody", 5).features(swelling), 10);

        assertThat((double) row[39]).isCloseTo(5, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 640, 3_199, 3_200, 3_201, 80_000, 80_001, 81_663, 82_945})
    void features_ofSoManySamples_haveARowForEvery3200(int samples) {
        float[] waveform = Arrays.copyOf(VoiceSignals.speech(), samples);

        assertThat(frontEnd("voice-prosody", 5).features(waveform).frames()).isEqualTo((samples + 3_199) / 3_200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 16_000, 300_001})
    void stream_inPieces_givesTheRowsOfTheWholeToTheBit(int piece) {
        VoiceFrontEnd frontEnd = frontEnd("voice-prosody", 5);
        float[] waveform = repeated(VoiceSignals.speech(), 4);
        List<Float> rows = new ArrayList<>();
        VoiceStream stream = frontEnd.stream(row -> {
            for (float value : row) {
                rows.add(value);
            }
        });

        for (int from = 0; from < waveform.length; from += piece) {
            stream.accept(waveform, from, Math.min(waveform.length, from + piece));
        }
        stream.finish();

        float[] whole = frontEnd.features(waveform).values();
        assertThat(rows).hasSize(whole.length);
        for (int i = 0; i < whole.length; i++) {
            assertThat(rows.get(i)).isEqualTo(whole[i]);
        }
    }

    @Test
    void stream_acrossBlocks_givesWhatTheShortWaveformGives() {
        VoiceFrontEnd frontEnd = frontEnd("voice", 5);
        float[] speech = VoiceSignals.speech();
        int lead = 24 * 3_200;
        float[] behind = new float[lead + speech.length];
        System.arraycopy(speech, 0, behind, lead, speech.length);

        Features alone = frontEnd.features(speech);
        Features later = frontEnd.features(behind);

        // The block of 5 s ends within the speech; all but the first row hear nothing of what is before.
        close(later.values(), 25 * alone.dims(), alone.values(), alone.dims(), 17 * alone.dims(), "later");
    }

    @Test
    void features_ofNoSamples_areRefused() {
        VoiceFrontEnd frontEnd = frontEnd("voice", 5);

        assertThatThrownBy(() -> frontEnd.features(new float[0]))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("has no samples");
    }

    @Test
    void features_ofWhatIsNotANumber_nameTheSample() {
        VoiceFrontEnd frontEnd = frontEnd("voice", 5);
        float[] waveform = new float[100_000];
        waveform[90_001] = Float.NaN;

        assertThatThrownBy(() -> frontEnd.features(waveform)).hasMessageContaining("has NaN at sample 90001");
    }

    private VoiceFrontEnd frontEnd(String name, int framesPerOutput) {
        FrontEndDraft draft = new VoiceRecipe(name.equals("voice-prosody")).make(new ModelId(name, "1.0.0"), folder);
        FrontEndManifest manifest = draft.manifest();
        Map<String, Double> settings = new LinkedHashMap<>(manifest.settings());
        settings.put("frames_per_output", (double) framesPerOutput);
        FrontEndManifest changed = new FrontEndManifest(
                manifest.id(),
                manifest.kind(),
                manifest.description(),
                manifest.licence(),
                manifest.source(),
                settings,
                manifest.outputs(),
                manifest.files());
        OnnxGraphs graphs = new OnnxGraphs(RuntimeOptions.cpu(1));
        VoiceFrontEnd loaded = VoiceFrontEnd.load(
                FrontEndWriter.write(new FrontEndDraft(changed, draft.files()), folder.resolve("of-" + opened.size())),
                graphs);
        opened.add(loaded);
        return loaded;
    }

    private static float[] row(Features features, int frame) {
        return Arrays.copyOfRange(features.values(), frame * features.dims(), (frame + 1) * features.dims());
    }

    private static float[] golden(String signal, String what) {
        return GOLDENS.get(signal + "/" + what).floats();
    }

    private static float[] repeated(float[] waveform, int times) {
        float[] all = new float[times * waveform.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(waveform, 0, all, i * waveform.length, waveform.length);
        }
        return all;
    }

    private static void close(float[] actual, int at, float[] expected, int from, int count, String what) {
        for (int i = 0; i < count; i++) {
            double reference = expected[from + i];
            assertThat((double) actual[at + i])
                    .as("%s, value %d", what, i)
                    .isCloseTo(reference, within(TOLERANCE * Math.max(1, Math.abs(reference))));
        }
    }
}
