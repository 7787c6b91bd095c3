package io.trimodal.function.model;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.model.Manifest;
import io.trimodal.text.TextLanguage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which model answers a request that names none: the default, or, where all that was said is in another language that
 * its script tells, a model that is for it. The answer says so in its notes.
 */
public final class LanguageRouting {
    private LanguageRouting() {}

    /**
     * The request to the model that answers it.
     *
     * @param models in the order in which they would answer, the default first; asked for only where the language of a
     *     text could make a difference
     */
    public static PredictRequest route(Supplier<List<Manifest>> models, PredictRequest request) {
        if (request.model() instanceof ModelReference.Named
                || request.utterances().stream()
                        .allMatch(utterance -> code(utterance).isEmpty())) {
            return request;
        }
        List<Manifest> served = models.get();
        return served.isEmpty() ? request : route(served, request);
    }

    private static PredictRequest route(List<Manifest> served, PredictRequest request) {
        Manifest usual = served.getFirst();
        Set<String> codes = request.utterances().stream()
                .filter(LanguageRouting::isTold)
                .map(LanguageRouting::code)
                .collect(Collectors.toSet());
        if (codes.size() > 1) {
            return noted(served, request);
        }
        String code = codes.iterator().next();
        if (code.equals(code(usual))) {
            return request;
        }
        return speaking(served, code)
                .map(model -> takes(model, request) ? to(model, usual, code, request) : noted(served, request))
                .orElse(request);
    }

    /** Whether the script of its text says anything: numbers, marks and emoji are of any language. */
    private static boolean isTold(Utterance utterance) {
        return utterance.language() instanceof Text(String text)
                && (TextLanguage.hasLetters(text) || !code(utterance).isEmpty());
    }

    /** Language features and token ids are of one text encoder; of voice and face the model must take the values. */
    private static boolean takes(Manifest model, PredictRequest request) {
        return request.utterances().stream()
                .allMatch(utterance -> (utterance.language() instanceof Text || utterance.language() instanceof Absent)
                        && takes(model, Modality.AUDIO, utterance.audio())
                        && takes(model, Modality.VISION, utterance.vision()));
    }

    private static boolean takes(Manifest model, Modality modality, FramesInput given) {
        return !(given instanceof Features features)
                || features.dims() == model.contracts().get(modality).dims();
    }

    private static PredictRequest to(Manifest model, Manifest usual, String code, PredictRequest request) {
        String note = "the text is in %s, so %s answered instead of the default, %s; name a model to choose another"
                .formatted(name(code), model.id(), usual.id());
        ModelReference named = new ModelReference.Named(model.id().toString());
        return with(request, named, note, LanguageRouting::isTold);
    }

    /** Where another model cannot answer all of the utterances, the default does. */
    private static PredictRequest noted(List<Manifest> served, PredictRequest request) {
        PredictRequest noted = request;
        List<String> others = served.stream()
                .map(LanguageRouting::code)
                .filter(code -> !code.isEmpty() && !code.equals(code(served.getFirst())))
                .distinct()
                .toList();
        for (String code : others) {
            String note = "the text is in %s, which %s is for; it cannot answer all of this request, so send this alone"
                    .formatted(name(code), speaking(served, code).orElseThrow().id());
            noted = with(
                    noted, noted.model(), note, utterance -> code(utterance).equals(code));
        }
        return noted;
    }

    private static PredictRequest with(
            PredictRequest request, ModelReference model, String note, Predicate<Utterance> noted) {
        return new PredictRequest(
                model,
                request.utterances().stream()
                        .map(utterance -> noted.test(utterance) ? utterance.with(List.of(note)) : utterance)
                        .toList(),
                request.origin());
    }

    /** One of the default's architecture before others. */
    private static Optional<Manifest> speaking(List<Manifest> served, String code) {
        return served.stream()
                .filter(model -> !code.isEmpty() && code(model).equals(code))
                .min(Comparator.comparing(
                        model -> model.architecture() != served.getFirst().architecture()));
    }

    private static String code(Utterance utterance) {
        return utterance.language() instanceof Text(String text) ? TextLanguage.code(text) : "";
    }

    private static String code(Manifest model) {
        return model.language().code();
    }

    private static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
