package io.trimodal.modeling.checkpoint;

import io.trimodal.modeling.checkpoint.CheckpointNames.Target;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text encoder inside a checkpoint: {@code bertmodel.model.*} in ALMT, LNLN and MMSA alike (each keeps a Hugging
 * Face BertModel as {@code model} of its BertTextEncoder).
 */
final class BertNames {
    private static final Pattern ENCODER = Pattern.compile("bertmodel\\.(?:model\\.)?(?:bert\\.)?(.+)");

    private BertNames() {}

    /** Where a tensor belongs if it is the text encoder's, else empty. */
    static Optional<Target> target(String name) {
        Matcher encoder = ENCODER.matcher(name);
        return encoder.matches() ? Optional.of(within(encoder.group(1))) : Optional.empty();
    }

    private static Target within(String name) {
        if (name.startsWith("pooler.")) {
            return new Target.Unused("BERT's pooler");
        }
        if (name.endsWith("position_ids") || name.endsWith("token_type_ids")) {
            return new Target.Unused("BERT's constant buffers");
        }
        return new Target.Bert(name.replaceFirst("\\.LayerNorm\\.gamma$", ".LayerNorm.weight")
                .replaceFirst("\\.LayerNorm\\.beta$", ".LayerNorm.bias"));
    }
}
