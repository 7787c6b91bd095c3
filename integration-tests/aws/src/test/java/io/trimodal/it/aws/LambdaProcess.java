package io.trimodal.it.aws;

import io.trimodal.it.aws.RuntimeApi.Answer;
import io.trimodal.support.StartedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A packaged function as a process of its own, as Lambda runs it: by the package's {@code bootstrap}, which is an
 * executable, or what starts a JVM in place of Lambda's own start. Lambda gives the process a machine of the function's
 * memory; here it has the whole machine, so its heap is limited to half of that memory, and what it really takes can be
 * {@linkplain #peakMemoryBytes measured}.
 */
final class LambdaProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final StartedProcess started;
    private final RuntimeApi api;

    /** The process ended before it had answered. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended(String message) {
            super(message);
        }
    }

    private LambdaProcess(StartedProcess started, RuntimeApi api) {
        this.started = started;
        this.api = api;
    }

    /** @param environment the function's own variables, and those that reach AWS */
    static LambdaProcess start(UnpackedFunction function, Map<String, String> environment, int memoryMb) {
        RuntimeApi api = new RuntimeApi("arn:aws:lambda:us-east-1:123456789012:function:" + function.name() + ":live");
        ProcessBuilder builder = new ProcessBuilder(command(function, memoryMb))
                .directory(function.folder().toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(Map.of(
                "PATH",
                "/usr/local/bin:/usr/bin:/bin",
                "LANG",
                "en_US.UTF-8",
                "TZ",
                ":UTC",
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "AWS_LAMBDA_FUNCTION_NAME",
                function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION",
                "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(memoryMb),
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                "on-demand",
                "LAMBDA_TASK_ROOT",
                function.folder().toString(),
                "_HANDLER",
                "bootstrap"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("TRIMODAL_JAVA_OPTS", heap(memoryMb));
        variables.putAll(environment);
        Path log = Path.of("target", "logs", function.name() + "-" + NUMBER.incrementAndGet() + ".log");
        return new LambdaProcess(StartedProcess.start(builder, log), api);
    }

    private static List<String> command(UnpackedFunction function, int memoryMb) {
        String bootstrap = function.folder().resolve("bootstrap").toString();
        return function.isNative() ? List.of(bootstrap, heap(memoryMb)) : List.of(bootstrap);
    }

    private static String heap(int memoryMb) {
        return "-Xmx" + memoryMb / 2 + "m";
    }

    /** Waits until it asks for its first event. */
    LambdaProcess awaitReady() {
        await(api.ready(), START);
        return this;
    }

    /**
     * Its answer to an event.
     *
     * @throws Ended if the process ended first
     */
    Answer invoke(byte[] event, Duration limit) {
        return await(api.invoke(event, limit), limit);
    }

    /** A time-out ends the process, as on Lambda. */
    private <T> T await(CompletableFuture<T> result, Duration limit) {
        try {
            CompletableFuture<Object> end =
                    CompletableFuture.anyOf(result, started.process().onExit());
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (result.isDone()) {
                return result.join();
            }
            throw new Ended("the process ended with " + started.process().exitValue() + ":\n" + log());
        } catch (ExecutionException | CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage() + "\n" + log(), e.getCause());
        } catch (TimeoutException e) {
            close();
            throw new IllegalStateException("no answer within " + limit + ":\n" + log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The most memory that it ever had at once (resident set, high-water mark). */
    long peakMemoryBytes() {
        try {
            Matcher peak = PEAK.matcher(Files.readString(
                    Path.of("/proc", Long.toString(started.process().pid()), "status")));
            if (!peak.find()) {
                throw new IllegalStateException("no high-water mark in /proc");
            }
            return Long.parseLong(peak.group(1)) << 10;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<ListeningSocket> listening() {
        return ListeningSocket.of(started.process().pid());
    }

    boolean isAlive() {
        return started.process().isAlive();
    }

    String log() {
        return started.log();
    }

    /** As kill -9. */
    @Override
    public void close() {
        started.kill();
        api.close();
    }
}
