package io.trimodal.media.analysis;

import io.trimodal.feature.Modality;
import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.Manifest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * No front end makes what a model takes of sound or of pictures. The message names the model and the modality, and says
 * what the model takes and what front ends make.
 */
public final class UnservedContractException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Names of values that a message lists. */
    private static final int MOST_NAMES = 4;

    UnservedContractException(String message) {
        super(message);
    }

    /** What is said of one model, where none of these makes its values. */
    public static String reason(Manifest model, Modality modality, List<FrontEndPackage> frontEnds) {
        FeatureContract contract = model.contracts().get(modality);
        return "model " + model.id() + " takes " + values(contract.dims(), contract.names()) + " a frame of "
                + modality.key() + ", which no front end here makes: "
                + frontEnds.stream()
                        .map(each -> makes(each.manifest(), contract))
                        .collect(Collectors.joining(", "))
                + "; give its features instead, or leave " + modality.key() + " out";
    }

    private static String makes(FrontEndManifest frontEnd, FeatureContract contract) {
        List<String> names = frontEnd.names();
        String made = frontEnd.id() + " makes " + values(names.size(), names);
        return IntStream.range(0, Math.min(names.size(), contract.names().size()))
                .filter(i -> !names.get(i).equals(contract.names().get(i)))
                .mapToObj(i -> made + ", where value " + (i + 1) + " is " + names.get(i) + " and not "
                        + contract.names().get(i))
                .findFirst()
                .orElse(made);
    }

    private static String values(int count, List<String> names) {
        if (names.isEmpty()) {
            return count + " values";
        }
        String listed = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return count + " values (" + listed + (names.size() > MOST_NAMES ? ", …)" : ")");
    }

    /** Of several models that are to work on the same features, and do not take the same. */
    static String differ(Modality modality, Manifest one, String first, Manifest other, String second) {
        return "models " + one.id() + " and " + other.id() + " take different values of " + modality.key()
                + ", which front ends " + first + " and " + second
                + " make; give the recording to each of them in a call of its own";
    }
}
