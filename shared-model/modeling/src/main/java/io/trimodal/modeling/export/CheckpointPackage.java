package io.trimodal.modeling.export;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.ConfigurationFile;
import io.trimodal.modeling.checkpoint.CheckpointImporter;
import io.trimodal.modeling.checkpoint.ImportedCheckpoint;
import io.trimodal.modeling.checkpoint.NameScheme;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.modeling.parameter.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What goes into a package made of the authors' checkpoint, or of formula weights. */
public final class CheckpointPackage {
    private static final int ENGLISH_PIECES = 30_522;
    private static final int CHINESE_PIECES = 21_128;

    private CheckpointPackage() {}

    /** Every parameter by the formula of {@link FormulaWeights}, so that anybody can check the numbers. */
    public static PackageSpecification formula(
            ModelId id, Architecture architecture, String configurationName, Optional<LabelScale> scale) {
        Configuration configuration = ConfigurationFile.resolve(architecture, configurationName);
        return new PackageSpecification(
                id,
                "Formula weights: for comparison with the published code's numbers, of no other use.",
                configuration,
                FormulaWeights.all(ServingParameters.shapes(configuration)),
                contracts(configuration, configuration),
                scale.orElseGet(() -> scale(configuration)),
                new LanguageParts.FeaturesOnly(),
                new Provenance("formula", "formula weights", command(architecture, configurationName), -1, List.of()),
                Map.of(),
                Optional.empty());
    }

    /**
     * @param scale of the labels; where none is given, CH-SIMS's for the configuration sims, else MOSI's
     * @param vocabulary of the BERT inside; where none is given, the two published vocabularies are known by their size
     * @throws MisfitException if the weights do not make up the architecture
     */
    public static PackageSpecification checkpoint(
            ModelId id,
            Architecture architecture,
            String configurationName,
            Path file,
            Optional<Path> vocabulary,
            Optional<LabelScale> scale) {
        Configuration named = ConfigurationFile.resolve(architecture, configurationName);
        ImportedCheckpoint checkpoint = CheckpointImporter.read(file, architecture);
        FittedConfiguration fitted = FittedConfiguration.of(named, checkpoint.fusion());
        Configuration configuration = fitted.configuration();
        Configuration fed = fed(named, configuration, checkpoint.scheme());
        List<String> notes = new ArrayList<>(checkpoint.notes());
        notes.addAll(fitted.notes());
        if (!fed.equals(configuration)) {
            notes.add("Language is fed %d tokens, the data set's length; the checkpoint has positions for %d."
                    .formatted(
                            fed.input(Modality.LANGUAGE).frames(),
                            configuration.input(Modality.LANGUAGE).frames()));
        }
        Map<String, Weights> weights = ServingParameters.select(configuration, checkpoint.fusion());
        unused(checkpoint, weights).ifPresent(notes::add);
        LanguageParts language = language(checkpoint, configuration, vocabulary, notes);
        return new PackageSpecification(
                id,
                "Imported from a checkpoint of the authors' training scripts (%s, configuration %s)."
                        .formatted(file.getFileName(), configurationName),
                configuration,
                weights,
                contracts(named, fed),
                scale.orElseGet(() -> scale(named)),
                language,
                new Provenance(
                        "imported",
                        "checkpoint with SHA-256 " + checkpoint.sha256(),
                        command(architecture, configurationName),
                        -1,
                        notes),
                Map.of(),
                Optional.empty());
    }

    /**
     * First-generation code has positions for 50 frames of every modality, cuts audio and vision to 50, but feeds text
     * as long as the data set has it (MODEL-SPEC.md, section 2); as nothing is masked, padding it to 50 would change
     * the score.
     */
    private static Configuration fed(Configuration named, Configuration fitted, NameScheme scheme) {
        Configuration.Input language = fitted.input(Modality.LANGUAGE);
        int frames = scheme == NameScheme.FIRST_GENERATION
                ? Math.min(named.input(Modality.LANGUAGE).frames(), language.frames())
                : language.frames();
        return fitted.withInputs(
                new Configuration.Input(frames, language.dims()),
                fitted.input(Modality.AUDIO),
                fitted.input(Modality.VISION));
    }

    private static Optional<String> unused(ImportedCheckpoint checkpoint, Map<String, Weights> used) {
        TreeSet<String> modules = new TreeSet<>();
        checkpoint.fusion().keySet().stream()
                .filter(name -> !used.containsKey(name))
                .forEach(name ->
                        modules.add(name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'))));
        return modules.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Serving does not need these modules of the checkpoint: " + String.join(", ", modules) + ".");
    }

    private static LanguageParts language(
            ImportedCheckpoint checkpoint, Configuration configuration, Optional<Path> file, List<String> notes) {
        if (checkpoint.bert().isEmpty()) {
            notes.add("The checkpoint holds no text encoder: the package takes language features, not text.");
            return new LanguageParts.FeaturesOnly();
        }
        BertEncoder.Size size = BertEncoder.Size.of(checkpoint.bert());
        Configuration.Input language = configuration.input(Modality.LANGUAGE);
        if (size.width() != language.dims()) {
            throw new MisfitException("the text encoder inside is " + size.width()
                    + " wide, the language embedding takes " + language.dims());
        }
        if (size.positions() < language.frames()) {
            throw new MisfitException("the text encoder inside has " + size.positions() + " positions, fewer than the "
                    + language.frames() + " tokens that the model takes");
        }
        List<String> pieces = vocabulary(size.vocabulary(), file);
        if (pieces.isEmpty()) {
            notes.add("No vocabulary of " + size.vocabulary()
                    + " pieces is known: the package takes token ids, not text; --vocab names one.");
        }
        return new LanguageParts.Inside(checkpoint.bert(), pieces, new Tokenizer(true, language.frames()));
    }

    private static List<String> vocabulary(int size, Optional<Path> file) {
        if (file.isEmpty()) {
            return switch (size) {
                case ENGLISH_PIECES -> TextEncoderFiles.english().vocabulary();
                case CHINESE_PIECES -> TextEncoderFiles.chinese().vocabulary();
                default -> List.of();
            };
        }
        try {
            List<String> pieces = Files.readAllLines(file.get());
            if (pieces.size() != size) {
                throw new MisfitException(
                        file.get() + " has " + pieces.size() + " pieces, the text encoder in the checkpoint " + size);
            }
            return pieces;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.get(), e);
        }
    }

    private static Map<Modality, FeatureContract> contracts(Configuration named, Configuration fed) {
        Map<Modality, FeatureContract> contracts = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            Configuration.Input input = fed.input(modality);
            contracts.put(
                    modality,
                    new FeatureContract(
                            input.dims(),
                            input.frames(),
                            List.of(),
                            switch (modality) {
                                case LANGUAGE ->
                                    "last hidden state of BERT, one row per token, [CLS] and [SEP] included";
                                case AUDIO, VISION ->
                                    modality.key() + " features as MMSA's feature file of " + named.name()
                                            + " has them";
                            }));
        }
        return contracts;
    }

    private static LabelScale scale(Configuration configuration) {
        return configuration.name().equals("sims") ? LabelScale.SIMS : LabelScale.MOSI;
    }

    private static String command(Architecture architecture, String configuration) {
        return "./trimodal import-checkpoint --architecture " + architecture.key() + " --config " + configuration;
    }
}
