package io.trimodal.benchmark.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.trimodal.feature.Modality;
import io.trimodal.model.ModelPackage;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.runtime.OnnxGraphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model in both forms.
 *
 * @param key name in JSON
 * @param title for a reader
 * @param served the package, as functions load it
 * @param configuration that the plain form was made of
 * @param plain file of the plain form
 */
public record BenchedModel(String key, String title, ModelPackage served, Configuration configuration, Path plain) {

    /** The files that a prediction runs through, the text encoder left out. */
    public List<Path> servedGraphs() {
        List<Path> files = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            files.add(served.file("embed-" + modality.key() + ".onnx"));
        }
        files.add(served.file("fuse.onnx"));
        return files;
    }

    public PlainModel openPlain(OnnxGraphs graphs) {
        return new PlainModel(configuration, graphs.load(plain));
    }

    /** Operations in the matrix products of one batch through the plain graph. */
    public long plainFlops(int batch) {
        return MatrixFlops.of(read(plain), Map.of()).at(batch);
    }

    /** Operations in the matrix products of one batch through the served graphs. */
    public long servedFlops(int batch) {
        long total = 0;
        for (Modality modality : Modality.values()) {
            long frames = served.manifest().contracts().get(modality).frames();
            Path file = served.file("embed-" + modality.key() + ".onnx");
            total += MatrixFlops.of(read(file), Map.of("frames", frames, "tokens", frames))
                    .at(batch);
        }
        return total + MatrixFlops.of(read(served.file("fuse.onnx")), Map.of()).at(batch);
    }

    private static ModelProto read(Path file) {
        try {
            return ModelProto.parseFrom(Files.readAllBytes(file));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(file + " is no ONNX file", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
