package io.trimodal.server.grpc;

import io.grpc.Context;
import io.trimodal.function.limit.Admission;
import io.trimodal.function.oip.StageMetrics;
import io.trimodal.function.oip.StageMetrics.Stage;
import io.trimodal.function.oip.infer.InferRequest;
import io.trimodal.function.oip.infer.InferResponse;
import io.trimodal.function.oip.infer.Inference;
import io.trimodal.function.usage.Identity;
import io.trimodal.function.usage.KeyIdentity;
import io.trimodal.function.usage.PaidCall;
import io.trimodal.function.usage.PaidCalls;
import io.trimodal.server.grpc.proto.ModelInferRequest;
import io.trimodal.server.grpc.proto.ModelInferResponse;
import jakarta.inject.Singleton;

/**
 * Answers inference requests with what the HTTP filters do for {@code /v2}: admission, the caller's key, counting. The
 * message is in memory by then; {@link MessageLimit} bounds it. Thread-safe; blocks while it works.
 */
@Singleton
public final class InferCalls {
    private final Admission admission;
    private final KeyIdentity keys;
    private final PaidCalls paid;
    private final Inference inference;
    private final StageMetrics stages;

    public InferCalls(Admission admission, KeyIdentity keys, PaidCalls paid, Inference inference, StageMetrics stages) {
        this.admission = admission;
        this.keys = keys;
        this.paid = paid;
        this.inference = inference;
        this.stages = stages;
    }

    ModelInferResponse infer(String reference, ModelInferRequest message) {
        Identity identity = keys.identify(CallHeaders::get);
        String requester = PaidCalls.requester(identity.caller(), CallHeaders.address());
        try (Admission.Call _ = admission.enter(requester, message.getSerializedSize())) {
            return work(reference, message, identity, requester);
        }
    }

    private ModelInferResponse work(String reference, ModelInferRequest message, Identity identity, String requester) {
        StageMetrics.Clock clock = stages.start();
        paid.requireNotExhausted(identity);
        // The body names its model, so the function is all that is left to tell requests apart by.
        try (PaidCall call = paid.open("predict", "predict", identity, requester)) {
            call.watch(message::toByteArray);
            InferRequest request = RequestMessages.read(message);
            InferResponse response = inference.infer(reference, request, call, clock, Context.current()::isCancelled);
            ModelInferResponse answer = ResponseMessages.write(response, request);
            clock.end(Stage.POSTPROCESS);
            clock.record(response.model());
            return answer;
        }
    }
}
