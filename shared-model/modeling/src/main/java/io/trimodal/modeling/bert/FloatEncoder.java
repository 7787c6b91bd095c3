package io.trimodal.modeling.bert;

import io.trimodal.modeling.architecture.BertEncoder;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** BERT in float32, written in the tensor language, as a text encoder: what training goes by, never served. */
public final class FloatEncoder {
    /** Name of the one output, as in {@link io.trimodal.text.TextEncoder}. */
    static final String OUTPUT = "last_hidden_state";

    private FloatEncoder() {}

    /**
     * @param averaged last layers whose mean is the output; 1 for the last alone
     * @return ONNX: input_ids, attention_mask and token_type_ids to last_hidden_state
     */
    public static byte[] of(PretrainedBert bert, int averaged) {
        Expressions expressions = new Expressions();
        List<Value> inputs = new ArrayList<>();
        for (String name : List.of("input_ids", "attention_mask", "token_type_ids")) {
            inputs.add(expressions.integerInput(name, SentimentModel.BATCH, Dim.symbol("tokens")));
        }
        Scope scope = new Scope(expressions);
        Value state = BertEncoder.embeddings(scope, inputs.get(0), inputs.get(2), bert.size());
        List<Value> states = BertEncoder.layers(scope, state, BertEncoder.bias(inputs.get(1)), 0, bert.size());
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(OUTPUT, mean(states, averaged));
        Map<Value, Weights> constants = new HashMap<>();
        expressions
                .parameters()
                .forEach((name, value) -> constants.put(value, bert.weights().get(name)));
        return OnnxEmitter.emit("bert", inputs, outputs, constants, ElementType.FLOAT)
                .toByteArray();
    }

    /** Of the last states. */
    public static Value mean(List<Value> states, int averaged) {
        List<Value> last = states.subList(states.size() - averaged, states.size());
        return last.stream().reduce(Value::add).orElseThrow().mul(1.0 / averaged);
    }
}
