package io.trimodal.benchmark.section;

import io.trimodal.benchmark.http.RequestBody;
import io.trimodal.benchmark.http.Requests;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import java.util.List;
import java.util.Locale;

/**
 * A request of one utterance to the default model, in the forms in which it is measured.
 *
 * @param utterance what the request says
 * @param body how it says it
 */
record Payload(String name, Utterance utterance, RequestBody body) {
    static final String MODEL = "trimodal-almt";
    private static final int WORDS = 20;
    private static final int COMPACT_BYTES = 150_000;

    static List<Payload> all(Bench bench) {
        Utterance features = SampleUtterances.of(
                        bench.models().served(MODEL).manifest().contracts(), 1)
                .getFirst();
        String text = SampleTexts.of(WORDS, 1).getFirst();
        RequestBody json = Requests.json(Requests.features(List.of(features)));
        RequestBody numpy = Requests.numpy(features);
        return List.of(
                new Payload(named("JSON features", json), features, json),
                new Payload(named("NumPy parts", numpy), features, numpy),
                new Payload(
                        "text (" + WORDS + " words)",
                        new Utterance("0", new Text(text), Absent.INSTANCE, Absent.INSTANCE),
                        Requests.json(Requests.texts(List.of(text)))));
    }

    /** Those whose reading takes less time than their scoring: the model is most of what a call costs. */
    static List<Payload> compact(Bench bench) {
        return all(bench).stream()
                .filter(payload -> payload.body().bytes().length < COMPACT_BYTES)
                .toList();
    }

    private static String named(String what, RequestBody body) {
        return String.format(Locale.ROOT, "%s (%d kB)", what, body.bytes().length / 1000);
    }
}
