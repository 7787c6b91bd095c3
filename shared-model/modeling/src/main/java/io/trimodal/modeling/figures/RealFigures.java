package io.trimodal.modeling.figures;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.model.LabelScale;
import io.trimodal.modeling.compose.ComposedUtterance;
import io.trimodal.modeling.compose.UtteranceComposer;
import io.trimodal.modeling.face.FaceFeatures;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.train.RegressionMetrics;
import io.trimodal.modeling.voice.VoiceFeatures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Measures a model on what is held out. */
public final class RealFigures {
    /** A picture is shown for a second. */
    private static final int PICTURE_FRAMES = 5;

    /** Pictures whose votes say less than this either way have no clear polarity. */
    private static final float CLEAR = 0.3f;

    private static final Absent ABSENT = new Absent();

    private final Scorer model;
    private final Split split;
    private final LabelScale scale;
    private final String of;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * @param split that is measured: the validation split for whoever has a choice to make, the test split once
     * @param scale of the model's labels
     */
    public RealFigures(Scorer model, Split split, LabelScale scale) {
        this.model = model;
        this.scale = scale;
        this.split = split;
        this.of = switch (split) {
            case TRAIN -> "training";
            case VALID -> "validation";
            case TEST -> "test";
        };
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** Happy against angry, sad, fearful and disgusted voices. @param unheard a corpus that the model never heard */
    public void voices(List<VoiceFeatures> voices, Set<String> unheard) {
        Set<String> corpora =
                new TreeSet<>(voices.stream().map(v -> v.recording().corpus()).toList());
        area(
                "voice alone, speakers of the " + of,
                voices,
                voice -> voice.recording().split() == split);
        for (String corpus : corpora) {
            Predicate<VoiceFeatures> spoken =
                    voice -> voice.recording().corpus().equals(corpus);
            area(
                    "voice alone, speakers of the " + of + ", " + corpus,
                    voices,
                    spoken.and(voice -> voice.recording().split() == split));
            if (unheard.contains(corpus)) {
                area("voice alone, all of " + corpus + ", a corpus that was not heard", voices, spoken);
            }
        }
    }

    /** The same sentence in a happy and in an angry voice, with the words given: all that differs is the voice. */
    public void sentencesSaidTwice(List<VoiceFeatures> voices) {
        List<SaidTwice> pairs = SaidTwice.among(voices, split);
        if (pairs.isEmpty()) {
            return;
        }
        float[] happy = spoken(pairs, SaidTwice::happy);
        float[] angry = spoken(pairs, SaidTwice::angry);
        double difference = 0;
        int above = 0;
        for (int i = 0; i < happy.length; i++) {
            above += happy[i] > angry[i] ? 1 : 0;
            difference += (happy[i] - angry[i]) / (double) happy.length;
        }
        String name = "the same sentence, happy and angry, words given, speakers of the " + of;
        figures.add(new Figure(name, "happy scored above angry", (double) above / happy.length, happy.length));
        figures.add(new Figure(name, "mean difference of the scores", difference, happy.length));
    }

    private float[] spoken(List<SaidTwice> pairs, Function<SaidTwice, VoiceFeatures> which) {
        return model.scores(pairs.stream()
                .map(pair -> new Utterance(
                        which.apply(pair).recording().file(),
                        new Text(pair.words()),
                        which.apply(pair).asRecorded(),
                        ABSENT))
                .toList());
    }

    private void area(String name, List<VoiceFeatures> voices, Predicate<VoiceFeatures> chosen) {
        List<VoiceFeatures> some = voices.stream().filter(chosen).toList();
        float[] scores = model.scores(some.stream()
                .map(voice -> new Utterance(voice.recording().file(), ABSENT, voice.asRecorded(), ABSENT))
                .toList());
        float[] happy = chosen(scores, i -> some.get(i).recording().emotion().valence() == 1);
        float[] negative = chosen(scores, i -> some.get(i).recording().emotion().isNegative());
        figures.add(new Figure(
                name, "AUC, happy against negative", Ranking.area(happy, negative), happy.length + negative.length));
        float[] truths = floats(
                some, voice -> scale.maximum() * voice.recording().emotion().valence());
        figures.add(new Figure(
                name,
                "valence: correlation",
                RegressionMetrics.of(scores, truths).correlation(),
                some.size()));
    }

    private static float[] chosen(float[] scores, java.util.function.IntPredicate which) {
        int[] indices = IntStream.range(0, scores.length).filter(which).toArray();
        float[] chosen = new float[indices.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = scores[indices[i]];
        }
        return chosen;
    }

    private static <T> float[] floats(List<T> all, Function<T, Float> value) {
        float[] values = new float[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(all.get(i));
        }
        return values;
    }

    /** Pictures in which a face was found, each shown for a second. */
    public void faces(List<FaceFeatures> faces) {
        List<FaceFeatures> pictures = faces.stream()
                .filter(face -> face.split() == split && face.found())
                .toList();
        float[] scores = model.scores(pictures.stream()
                .map(face -> new Utterance("picture-" + face.picture(), ABSENT, ABSENT, shown(face)))
                .toList());
        float[] truths = floats(pictures, face -> scale.maximum() * face.valence());
        String name = "face alone, FER+ " + of;
        RegressionMetrics metrics = RegressionMetrics.of(scores, truths);
        figures.add(new Figure(name, "valence: correlation", metrics.correlation(), pictures.size()));
        int[] clear = IntStream.range(0, truths.length)
                .filter(i -> Math.abs(truths[i]) >= scale.maximum() * CLEAR)
                .toArray();
        long right = IntStream.of(clear)
                .filter(i -> (scores[i] > 0) == (truths[i] > 0))
                .count();
        figures.add(new Figure(name, "polarity where votes are clear", (double) right / clear.length, clear.length));
    }

    private static Features shown(FaceFeatures face) {
        int dims = face.values().length;
        float[] rows = new float[PICTURE_FRAMES * dims];
        for (int frame = 0; frame < PICTURE_FRAMES; frame++) {
            System.arraycopy(face.values(), 0, rows, frame * dims, dims);
        }
        return new Features(PICTURE_FRAMES, dims, rows);
    }

    /** Sentences, alone and composed. @param halfRange largest absolute label */
    public void utterances(List<Sentence> sentences, float halfRange, UtteranceComposer composer) {
        List<Composed> measured = sentences.stream()
                .filter(sentence -> sentence.split() == split)
                .map(sentence -> Composed.of(sentence, halfRange, composer))
                .toList();
        Set<Modality> most = composer.most();
        float[] whole = labels(measured, most);
        float[] words = labels(measured, EnumSet.of(Modality.LANGUAGE));
        float[] all = scores(measured, most);
        float[] said = scores(measured, EnumSet.of(Modality.LANGUAGE));
        RegressionMetrics wordsAlone = RegressionMetrics.of(said, words);
        figures.add(new Figure("words alone, " + of, "Acc-2", wordsAlone.nonZeroAccuracy(), measured.size()));
        figures.add(new Figure("words alone, " + of, "correlation", wordsAlone.correlation(), measured.size()));
        composed("composed, all of it", all, whole);
        for (Modality modality : most) {
            composed(
                    "composed, " + modality.key() + " alone of it",
                    modality == Modality.LANGUAGE ? said : scores(measured, EnumSet.of(modality)),
                    whole);
        }
        java.util.function.IntPredicate conflicting =
                i -> measured.get(i).utterance().conflicting();
        composed("conflicting, all of it", chosen(all, conflicting), chosen(whole, conflicting));
        composed("conflicting, words alone of it", chosen(said, conflicting), chosen(whole, conflicting));
        composed(
                "conflicting, all of it, against the words' label",
                chosen(all, conflicting),
                chosen(words, conflicting));
        composed(
                "conflicting, words alone, against their label", chosen(said, conflicting), chosen(words, conflicting));
    }

    private void composed(String given, float[] scores, float[] labels) {
        RegressionMetrics metrics = RegressionMetrics.of(scores, labels);
        figures.add(new Figure(given, "correlation", metrics.correlation(), scores.length));
        figures.add(new Figure(given, "MAE", metrics.meanAbsoluteError(), scores.length));
        figures.add(new Figure(given, "Acc-2", metrics.nonZeroAccuracy(), scores.length));
    }

    private float[] labels(List<Composed> composed, Set<Modality> given) {
        float factor = scale.maximum() / LabelScale.MOSI.maximum();
        return floats(composed, one -> one.utterance().label().times(factor).of(given));
    }

    private float[] scores(List<Composed> composed, Set<Modality> given) {
        return model.scores(composed.stream().map(one -> one.given(given)).toList());
    }

    /** A sentence with its voice and face. */
    private record Composed(Sentence sentence, ComposedUtterance utterance) {
        static Composed of(Sentence sentence, float halfRange, UtteranceComposer composer) {
            float words = Math.clamp(sentence.label() / halfRange, -1, 1);
            return new Composed(sentence, composer.compose(sentence.text(), words, sentence.split(), 0, true));
        }

        Utterance given(Set<Modality> given) {
            LanguageInput language = given.contains(Modality.LANGUAGE) ? new Text(sentence.text()) : ABSENT;
            FramesInput audio =
                    given.contains(Modality.AUDIO) ? utterance.audio().features() : ABSENT;
            FramesInput vision =
                    given.contains(Modality.VISION) ? utterance.vision().features() : ABSENT;
            return new Utterance("row-" + sentence.row(), language, audio, vision);
        }
    }
}
