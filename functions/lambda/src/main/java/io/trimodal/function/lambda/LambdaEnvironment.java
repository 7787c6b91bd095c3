package io.trimodal.function.lambda;

import java.util.Optional;

/** Whether this process was started by Lambda, which only the environment tells. */
public final class LambdaEnvironment {
    private static final String RUNTIME_API = "AWS_LAMBDA_RUNTIME_API";

    private LambdaEnvironment() {}

    /** Host and port of Lambda's Runtime API; empty elsewhere. */
    static Optional<String> runtimeApi() {
        return Optional.ofNullable(System.getenv(RUNTIME_API)).filter(address -> !address.isBlank());
    }

    /** Whether events come from Lambda. */
    public static boolean isLambda() {
        return runtimeApi().isPresent();
    }
}
