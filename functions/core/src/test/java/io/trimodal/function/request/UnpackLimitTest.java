package io.trimodal.function.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trimodal.function.problem.TooLargeException;
import org.junit.jupiter.api.Test;

class UnpackLimitTest {
    @Test
    void arraysOfACallTogether_haveALimit() {
        UnpackLimit limit = new UnpackLimit(100);
        limit.take("/a", "'x'", 60);
        TooLargeException failure = catchThrowableOfType(TooLargeException.class, () -> limit.take("/b", "'y'", 41));
        assertThat(failure.error().field()).isEqualTo("/b");
        assertThat(failure.error().detail())
                .isEqualTo("unpacks to 41 bytes; at most 100 are taken per call, all arrays together (part 'y')");
        limit.take("/c", "'z'", 40);
    }
}
