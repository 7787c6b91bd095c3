package io.trimodal.modeling.export;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.Configuration.Blocks;
import io.trimodal.modeling.architecture.Configuration.Hyper;
import io.trimodal.modeling.architecture.Configuration.Input;
import io.trimodal.modeling.architecture.Configuration.LnlnParts;
import io.trimodal.modeling.parameter.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The configuration that a checkpoint's shapes tell: frame counts, dims, depths, widths. What no shape tells (how an
 * inner width divides into heads, loss weights) is taken from the named configuration.
 *
 * @param notes one sentence for each number in which the checkpoint differs from the named configuration
 */
public record FittedConfiguration(Configuration configuration, List<String> notes) {

    /** @throws MisfitException if a tensor that tells a number is missing or of the wrong rank */
    public static FittedConfiguration of(Configuration named, Map<String, Weights> weights) {
        Shapes shapes = new Shapes(weights);
        Map<Modality, Input> inputs = new EnumMap<>(Modality.class);
        String[] letters = {"l", "a", "v"};
        for (Modality modality : Modality.values()) {
            String proj = "proj_" + letters[modality.ordinal()];
            int tokens = shapes.dim(proj + ".1.extra_token", 3, 1);
            inputs.put(
                    modality,
                    new Input(
                            shapes.dim(proj + ".1.pos_embedding", 3, 1) - tokens,
                            shapes.dim(proj + ".0.weight", 2, 1)));
        }
        boolean almt = named.architecture() == Architecture.ALMT;
        String layer = "proj_l.1.encoder.layers.0.";
        String hyper = almt ? "h_hyper_layer.layers." : "dmml.1.layers.";
        String fusion = almt ? "fusion_layer." : "dmml.2.";
        int hyperInner = shapes.dim(hyper + "0.0.fn.to_q.weight", 2, 0);
        int inner = shapes.dim(layer + "0.fn.to_q.weight", 2, 0);
        Configuration fitted = new Configuration(
                named.architecture(),
                named.name(),
                inputs,
                shapes.dim("proj_l.0.weight", 2, 0),
                shapes.dim("proj_l.1.extra_token", 3, 1),
                new Blocks(
                        divide("inner width", inner, named.blocks().headWidth()),
                        named.blocks().headWidth(),
                        shapes.dim(layer + "1.fn.net.0.weight", 2, 0)),
                shapes.layers("proj_l.1.encoder.layers."),
                new Hyper(
                        shapes.layers(hyper),
                        named.hyper().heads(),
                        divide(
                                "inner width of the hyper-modality layers",
                                hyperInner,
                                named.hyper().heads())),
                shapes.layers(fusion + "CrossTransformerEncoder.layers."),
                almt ? LnlnParts.NONE : lnln(named, shapes));
        return new FittedConfiguration(fitted, differences(named, fitted));
    }

    private static LnlnParts lnln(Configuration named, Shapes shapes) {
        int reconstruction = shapes.layers("reconstructor.0.encoder.layers.");
        return new LnlnParts(
                shapes.layers("completeness_check.0.encoder.layers."),
                shapes.layers("proxy_dominate_modality_generator.encoder.layers."),
                reconstruction == 0 ? named.lnln().reconstructionDepth() : reconstruction,
                shapes.dim("completeness_check.1.0.weight", 2, 0),
                named.lnln().losses());
    }

    private static List<String> differences(Configuration named, Configuration fitted) {
        List<String> notes = new ArrayList<>();
        Map<String, Number> expected = named.numbers();
        fitted.numbers().forEach((name, number) -> {
            if (!Objects.equals(number, expected.get(name))) {
                notes.add("%s is %s in the checkpoint and %s in the configuration %s; the checkpoint's is used."
                        .formatted(name, number, expected.get(name), named.name()));
            }
        });
        return notes;
    }

    private static int divide(String what, int inner, int by) {
        if (inner % by != 0) {
            throw new MisfitException("the " + what + " " + inner + " of the checkpoint is no multiple of " + by
                    + ", which the configuration says");
        }
        return inner / by;
    }

    private record Shapes(Map<String, Weights> weights) {
        int dim(String name, int rank, int axis) {
            Weights found = weights.get(name);
            if (found == null) {
                throw new MisfitException("the checkpoint lacks " + name);
            }
            if (found.shape().length != rank) {
                throw new MisfitException(name + " has " + found.shape().length + " dimensions, not " + rank);
            }
            return found.shape()[axis];
        }

        /** Layers numbered from 0 below a prefix. */
        int layers(String prefix) {
            int count = 0;
            while (hasBelow(prefix + count + ".")) {
                count++;
            }
            return count;
        }

        private boolean hasBelow(String prefix) {
            return weights.keySet().stream().anyMatch(name -> name.startsWith(prefix));
        }
    }
}
