package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.SampleVoice;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.media.activity.VoiceActivity;
import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.media.voice.VoiceFrontEnd;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How much sound the front ends get through, and which share of their time each step takes. */
public final class MediaSection implements Section {
    private static final int SECONDS = 10;
    /** Hops of 5 seconds of sound, the blocks that the voice front end works in, with their context. */
    private static final int BLOCK_HOPS = 125 + 4;

    private static final int BLOCKS = 2;
    private static final int HOP = 640;
    private static final List<String> VOICES = List.of("voice", "voice-prosody");
    private static final String ACTIVITY = "voice-activity";
    private static final Column SHARE = new Column("share", "share");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        FrontEndFolder folder = new FrontEndFolder(bench.settings().frontEnds());
        float[] clip = SampleVoice.of(SECONDS);
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>(List.of("A clip of " + SECONDS
                + " s, made of a formula. Share: of the time" + " of the whole that the step is a part of."));
        try (Progress.Task task = bench.progress().start("media", VOICES.size() + 2)) {
            for (String name : VOICES) {
                task.next(name);
                folder.newest(name)
                        .ifPresentOrElse(
                                found -> voice(bench, found, clip, rows), () -> notes.add(name + " is not built."));
            }
            task.next(ACTIVITY);
            Optional<FrontEndPackage> found = folder.newest(ACTIVITY);
            if (found.isPresent()) {
                try (VoiceActivity silero = VoiceActivity.load(found.get(), bench.graphs())) {
                    rows.add(activity(bench, silero, clip));
                }
            } else {
                notes.add(ACTIVITY + " is not built.");
            }
            task.next("energy");
            rows.add(activity(bench, VoiceActivity.byEnergy(), clip));
        }
        tables.accept(new Table(
                "media",
                "Front ends, a clip of " + SECONDS + " s, " + bench.threads(),
                notes,
                Comparison.columns(List.of(), "s of sound/s", List.of(SHARE)),
                rows));
        FaceTimings.table(bench, folder).ifPresent(tables);
    }

    private static void voice(Bench bench, FrontEndPackage source, float[] clip, List<Row> rows) {
        Map<String, Tensor> block = Map.of("waveform", Tensor.floats(BLOCK_HOPS, HOP));
        String name = source.manifest().id().name();
        try (VoiceFrontEnd frontEnd = VoiceFrontEnd.load(source, bench.graphs());
                Graph graph = source.graph(bench.graphs(), "voice.onnx")) {
            List<String> outputs = graph.outputNames();
            Rounds rounds = Interleaved.pairs(
                    bench.settings().budget(),
                    new Repeated(SECONDS, () -> frontEnd.features(clip)),
                    new Repeated(SECONDS, () -> runs(graph, block, outputs)));
            double share = 1 / rounds.ratio(0, 1);
            rows.add(Comparison.baseline(name + ", waveform to features", rounds, 0)
                    .with(SHARE.key(), 1));
            rows.add(Comparison.candidate("its graph: spectra, MFCC, chroma, autocorrelation", rounds, "the whole")
                    .with(SHARE.key(), share));
            rows.add(new Row()
                    .with(Comparison.WHAT.key(), "the rest: pitch (YIN), means, copies")
                    .with(Comparison.MEDIAN.key(), rounds.of(0).medianMillis() * (1 - share))
                    .with(SHARE.key(), 1 - share));
        }
    }

    private static Integer runs(Graph graph, Map<String, Tensor> block, List<String> outputs) {
        int results = 0;
        for (int i = 0; i < BLOCKS; i++) {
            results += graph.run(block, outputs).size();
        }
        return results;
    }

    private static Row activity(Bench bench, VoiceActivity activity, float[] clip) {
        Rounds rounds = Interleaved.run(
                bench.settings().budget(),
                List.of(new Repeated(SECONDS, () -> activity.spans(clip, VoiceActivityOptions.DEFAULT))));
        return Comparison.baseline("spans of speech, by " + activity.name(), rounds, 0)
                .with(SHARE.key(), 1);
    }
}
