package io.trimodal.function.model;

import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.text.TextLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which model answers a request that names none: the default, or, where all that was said is in another language that
 * its script tells, the first model that is for it. The answer says so in its notes.
 */
public final class LanguageRouting {
    private LanguageRouting() {}

    /**
     * The request to the model that answers it.
     *
     * @param served in the order in which they would answer, the default first
     */
    public static PredictRequest route(List<Manifest> served, PredictRequest request) {
        if (served.isEmpty() || request.model() instanceof ModelReference.Named) {
            return request;
        }
        Set<String> codes = request.utterances().stream()
                .filter(utterance -> utterance.language() instanceof Text)
                .map(LanguageRouting::code)
                .collect(Collectors.toSet());
        Manifest usual = served.getFirst();
        String code = codes.size() == 1 ? codes.iterator().next() : "";
        if (code.equals(code(usual))) {
            return noted(served, request);
        }
        return speaking(served, code)
                .map(model -> to(model, usual, code, request))
                .orElse(request);
    }

    private static PredictRequest to(Manifest model, Manifest usual, String code, PredictRequest request) {
        String note = "the text is in %s, so %s answers and not the default, %s; \"model\" asks for another"
                .formatted(name(code), model.id(), usual.id());
        ModelReference named = new ModelReference.Named(model.id().toString());
        return with(request, named, note, utterance -> utterance.language() instanceof Text);
    }

    /** Where only some of the utterances are in the language of another model, the default answers all. */
    private static PredictRequest noted(List<Manifest> served, PredictRequest request) {
        PredictRequest noted = request;
        List<String> others = served.stream()
                .map(LanguageRouting::code)
                .filter(code -> !code.isEmpty() && !code.equals(code(served.getFirst())))
                .distinct()
                .toList();
        for (String code : others) {
            String note = "the text is in %s, which %s is for, and others of the request are not: ask it for this one"
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

    private static Optional<Manifest> speaking(List<Manifest> served, String code) {
        return served.stream()
                .filter(model -> !code.isEmpty() && code(model).equals(code))
                .findFirst();
    }

    private static String code(Utterance utterance) {
        return utterance.language() instanceof Text(String text) ? TextLanguage.code(text) : "";
    }

    private static String code(Manifest model) {
        return switch (model.language()) {
            case LanguageSource.FeaturesOnly _ -> "";
            case LanguageSource.FrozenEncoder frozen -> frozen.tokenizer().languageCode();
            case LanguageSource.InsideEmbedding inside -> inside.tokenizer().languageCode();
        };
    }

    private static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
