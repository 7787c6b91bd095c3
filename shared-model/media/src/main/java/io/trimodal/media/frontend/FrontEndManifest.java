package io.trimodal.media.frontend;

import io.trimodal.model.FeatureContract;
import io.trimodal.model.ModelId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code front-end.json} says.
 *
 * @param id name and version; also the path of the package
 * @param kind what it works on
 * @param description one sentence for a reader
 * @param licence SPDX identifier
 * @param source where the graphs come from
 * @param settings numbers that the code around the graphs needs, such as {@code sample_rate} and {@code hop}
 * @param outputs what each output dimension is, in order
 * @param files names to SHA-256
 */
public record FrontEndManifest(
        ModelId id,
        FrontEndKind kind,
        String description,
        String licence,
        String source,
        Map<String, Double> settings,
        List<OutputDimension> outputs,
        Map<String, String> files) {
    /** Of the manifest's form; another one is refused. */
    public static final int FORMAT = 1;

    public FrontEndManifest {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        outputs = List.copyOf(outputs);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("a front end has outputs");
        }
    }

    /** The names of the output dimensions, as feature contracts have them. */
    public List<String> names() {
        return outputs.stream().map(OutputDimension::name).toList();
    }

    /**
     * Whether its outputs are what a model takes: the same names in the same order, or, where the contract has no
     * names, as many.
     */
    public boolean makes(FeatureContract contract) {
        return contract.names().isEmpty()
                ? contract.dims() == outputs.size()
                : contract.names().equals(names());
    }

    /** @throws IllegalArgumentException naming the setting, if there is none of that name */
    public double setting(String name) {
        Double value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("/settings/" + name + " is missing");
        }
        return value;
    }

    /** The same with other files. */
    public FrontEndManifest with(Map<String, String> digests) {
        return new FrontEndManifest(id, kind, description, licence, source, settings, outputs, digests);
    }
}
