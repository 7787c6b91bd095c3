package io.trimodal.rollout.knative;

import io.fabric8.knative.serving.v1.RevisionTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.trimodal.model.ModelId;
import io.trimodal.model.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * {@code <service>-<model>-<version>-<digest>}: a revision's template never changes under its name, so the name says
 * what is in it, and the same template has the same name whoever makes it, however often.
 */
final class RevisionName {
    private static final int LONGEST = 63;
    private static final int DIGEST = 8;

    private RevisionName() {}

    /**
     * @param template with the model's new version; its name does not count
     * @throws IllegalArgumentException if the Service's name leaves no room
     */
    static String of(String service, ModelId model, RevisionTemplateSpec template) {
        int room = LONGEST - service.length() - DIGEST - 2;
        if (room < 1) {
            throw new IllegalArgumentException("the name of the Service " + service + " has more than "
                    + (LONGEST - DIGEST - 3) + " characters: no room for a revision's");
        }
        String words = (model.name() + "-" + model.version()).replaceAll("[^a-z0-9]+", "-");
        words = words.substring(0, Math.min(room, words.length())).replaceAll("-$", "");
        return service + "-" + words + "-" + digest(template);
    }

    private static String digest(RevisionTemplateSpec template) {
        RevisionTemplateSpec unnamed = Serialization.clone(template);
        if (unnamed.getMetadata() != null) {
            unnamed.getMetadata().setName(null);
        }
        return Sha256.of(Serialization.asJson(unnamed).getBytes(StandardCharsets.UTF_8))
                .substring(0, DIGEST);
    }
}
