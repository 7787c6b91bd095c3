package io.trimodal.function.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurrentCallTest {
    private static final GatewayCaller CALLER = new GatewayCaller("key", "request");

    private final CurrentCall call = new CurrentCall();

    @Test
    void onlyTheTextOfTheCurrentCall_namesItsCaller() {
        String first = call.begin(new GatewayCaller("other", "request"));
        String second = call.begin(CALLER);

        assertThat(call.caller(second)).contains(CALLER);
        assertThat(call.caller(first)).isEmpty();
        assertThat(call.caller(null)).isEmpty();
        assertThat(call.caller("")).isEmpty();
        assertThat(second).isNotEqualTo(first).hasSize(43);
    }

    @Test
    void whereThereIsNoCall_nothingIsOne() {
        assertThat(call.caller("")).isEmpty();
        String text = call.begin(CALLER);
        call.end();
        assertThat(call.caller(text)).isEmpty();
        assertThat(call.caller("")).isEmpty();
        assertThat(call.caller(null)).isEmpty();
    }
}
