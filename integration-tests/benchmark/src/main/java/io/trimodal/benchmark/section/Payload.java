package io.trimodal.benchmark.section;

import io.trimodal.benchmark.Bench;
import io.trimodal.benchmark.http.Requests;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import java.util.List;
import java.util.Locale;

/**
 * A request of one utterance to the default model, in the forms in which it is measured.
 *
 * @param utterance what the request says
 * @param body its bytes
 */
record Payload(String name, Utterance utterance, byte[] body) {
    static final String MODEL = "trimodal-almt";
    private static final int WORDS = 20;

    static List<Payload> all(Bench bench) {
        Utterance features = SampleUtterances.of(
                        bench.models().served(MODEL).manifest().contracts(), 1)
                .getFirst();
        String text = SampleTexts.of(WORDS, 1).getFirst();
        byte[] featuresBody = Requests.features(List.of(features));
        return List.of(
                new Payload(
                        String.format(Locale.ROOT, "features (%d kB)", featuresBody.length / 1000),
                        features,
                        featuresBody),
                new Payload(
                        "text (" + WORDS + " words)",
                        new Utterance("0", new Text(text), Absent.INSTANCE, Absent.INSTANCE),
                        Requests.texts(List.of(text))));
    }
}
