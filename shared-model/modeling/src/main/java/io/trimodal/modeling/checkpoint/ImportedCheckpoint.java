package io.trimodal.modeling.checkpoint;

import io.trimodal.model.Architecture;
import io.trimodal.modeling.parameter.Weights;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/**
 * The weights of a checkpoint, under current names, in the order of the file. Shapes are the file's: whether the set is
 * complete and fits a configuration is for the model's definition to say.
 *
 * @param fusion parameters of ALMT or LNLN without the text encoder (MODEL-SPEC.md, section 2)
 * @param bert parameters of the text encoder by Hugging Face's names within a BertModel, such as
 *     {@code encoder.layer.0.attention.self.query.weight}; empty where the file has none. Without pooler
 * @param architecture told by the names
 * @param scheme whose names the file has
 * @param sha256 of the whole file, lower-case hexadecimal
 * @param notes what was taken off, renamed or left out, one sentence each, for the log and the manifest
 */
public record ImportedCheckpoint(
        SequencedMap<String, Weights> fusion,
        SequencedMap<String, Weights> bert,
        Architecture architecture,
        NameScheme scheme,
        String sha256,
        List<String> notes) {
    public ImportedCheckpoint {
        fusion = Collections.unmodifiableSequencedMap(fusion);
        bert = Collections.unmodifiableSequencedMap(bert);
        notes = List.copyOf(notes);
    }
}
