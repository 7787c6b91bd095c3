package io.trimodal.modeling.frontend;

import io.trimodal.model.ModelId;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the build of {@code shared-model/front-ends} runs: arguments are the folder for packages, the folder for
 * downloads and {@code name:version} of each front end to make. One whose source cannot be had is passed over, and a
 * line says so.
 */
public final class FrontEndBuild {
    private static final Map<String, FrontEndRecipe> RECIPES = new TreeMap<>(Map.of(
            "face", new FaceRecipe(),
            "voice", new VoiceRecipe(false),
            "voice-prosody", new VoiceRecipe(true),
            "voice-activity", new VoiceActivityRecipe()));

    private FrontEndBuild() {}

    public static void main(String[] arguments) {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("usage: FrontEndBuild PACKAGES DOWNLOADS NAME:VERSION...");
        }
        for (int i = 2; i < arguments.length; i++) {
            make(arguments[i], Path.of(arguments[0]), Path.of(arguments[1]));
        }
    }

    private static void make(String reference, Path packages, Path downloads) {
        String[] parts = reference.split(":", 2);
        FrontEndRecipe recipe = RECIPES.get(parts[0]);
        if (recipe == null || parts.length < 2) {
            throw new IllegalArgumentException(
                    "'" + reference + "' must be NAME:VERSION with a name of " + RECIPES.keySet());
        }
        try {
            FrontEndDraft draft = recipe.make(new ModelId(parts[0], parts[1]), downloads);
            System.out.println(FrontEndWriter.write(draft, packages).directory());
        } catch (SourceUnavailableException e) {
            System.out.println("Front end " + parts[0] + " is not made: " + e.getMessage());
        }
    }
}
