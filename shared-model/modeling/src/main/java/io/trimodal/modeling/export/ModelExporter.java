package io.trimodal.modeling.export;

import io.trimodal.feature.Modality;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.ManifestJson;
import io.trimodal.model.ModelPackage;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.architecture.BertEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes model packages. A package is put together in a folder beside its place and moved there in one step, so that a
 * repository never shows half a package; one that exists is not replaced, as packages are immutable.
 */
public final class ModelExporter {
    private final Consumer<String> progress;

    /** @param progress told what is being written, one short line at a time */
    public ModelExporter(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * @return the finished package, opened and verified
     * @throws PackageExistsException if the repository has this name and version
     */
    public ModelPackage export(PackageSpecification specification, Path repository) {
        Path place = repository
                .resolve(specification.id().name())
                .resolve(specification.id().version());
        if (Files.exists(place)) {
            throw new PackageExistsException(specification.id(), place);
        }
        try {
            Files.createDirectories(place.getParent());
            Path draft = Files.createDirectory(place.resolveSibling(".draft-" + UUID.randomUUID()));
            try {
                write(specification, draft);
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException e) {
                throw new PackageExistsException(specification.id(), place);
            } finally {
                delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the package to " + place, e);
        }
        return ModelPackage.open(place);
    }

    private void write(PackageSpecification specification, Path directory) throws IOException {
        PackageGraphs graphs = new PackageGraphs(specification.configuration(), specification.weights());
        SequencedMap<String, String> digests = new LinkedHashMap<>();
        Map<Modality, byte[]> embeddings = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            byte[] embedding =
                    modality == Modality.LANGUAGE && specification.language() instanceof LanguageParts.Inside inside
                            ? graphs.languageEmbeddingFromIds(inside.bert())
                            : graphs.embedding(modality);
            embedding = OptimizedGraph.of(embedding);
            embeddings.put(modality, embedding);
            store(directory, "embed-" + modality.key() + ".onnx", embedding, digests);
            store(directory, "embed-" + modality.key() + "-gradient.onnx", graphs.embeddingGradient(modality), digests);
        }
        byte[] fuse = OptimizedGraph.of(graphs.fuse());
        store(directory, "fuse.onnx", fuse, digests);
        store(directory, "fuse-gradient.onnx", graphs.fuseGradient(), digests);
        LanguageSource source = language(specification.language(), directory, digests);
        store(directory, "self-test.json", SelfTestFile.write(specification, embeddings, fuse), digests);
        Manifest manifest = new Manifest(
                specification.id(),
                specification.description(),
                specification.configuration().architecture(),
                numbers(specification),
                specification.contracts(),
                specification.scale(),
                source,
                specification.provenance(),
                specification.evaluation(),
                specification.uncertainty(),
                digests);
        Files.write(directory.resolve(ManifestJson.FILE), ManifestJson.write(manifest));
    }

    /** The configuration, with the tables of a text encoder inside, so that ids can be checked before a run. */
    private static Map<String, Number> numbers(PackageSpecification specification) {
        Map<String, Number> numbers =
                new LinkedHashMap<>(specification.configuration().numbers());
        if (specification.language() instanceof LanguageParts.Inside inside) {
            BertEncoder.Size size = BertEncoder.Size.of(inside.bert());
            numbers.put("text_encoder_pieces", size.vocabulary());
            numbers.put("text_encoder_segments", size.segments());
        }
        return numbers;
    }

    private LanguageSource language(LanguageParts language, Path directory, Map<String, String> digests)
            throws IOException {
        return switch (language) {
            case LanguageParts.FeaturesOnly _ -> new LanguageSource.FeaturesOnly();
            case LanguageParts.Frozen frozen -> {
                store(directory, "text-encoder.onnx", OptimizedGraph.of(Files.readAllBytes(frozen.encoder())), digests);
                vocabulary(frozen.vocabulary(), directory, digests);
                yield new LanguageSource.FrozenEncoder(frozen.tokenizer());
            }
            case LanguageParts.Inside inside -> {
                boolean known = !inside.vocabulary().isEmpty();
                if (known) {
                    vocabulary(inside.vocabulary(), directory, digests);
                }
                yield new LanguageSource.InsideEmbedding(inside.tokenizer(), known);
            }
        };
    }

    private void vocabulary(Iterable<String> pieces, Path directory, Map<String, String> digests) throws IOException {
        byte[] bytes = (String.join("\n", pieces) + "\n").getBytes(StandardCharsets.UTF_8);
        store(directory, "vocab.txt", bytes, digests);
    }

    private void store(Path directory, String name, byte[] bytes, Map<String, String> digests) throws IOException {
        progress.accept(name);
        Files.write(directory.resolve(name), bytes);
        digests.put(name, Sha256.of(bytes));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
