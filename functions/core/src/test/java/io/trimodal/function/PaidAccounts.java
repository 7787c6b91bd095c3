package io.trimodal.function;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trimodal.usage.Caller;
import io.trimodal.usage.key.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * An embedded ledger and two API keys: {@code acme} may use 5 utterances a month, {@code beta} has the default quota of
 * 1000.
 */
public final class PaidAccounts implements QuarkusTestResourceLifecycleManager {
    public static final String ACME = "test.key.acme";
    public static final String BETA = "test.key.beta";

    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("paid-accounts-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KeyFile keys = new KeyFile(folder.resolve("keys.json"));
        return Map.of(
                "trimodal.keys.file",
                folder.resolve("keys.json").toString(),
                "trimodal.usage.ledger",
                "embedded",
                "trimodal.usage.file",
                folder.resolve("ledger").toString(),
                "trimodal.usage.monthly-quota",
                "1000",
                ACME,
                keys.create(new Caller("acme"), OptionalLong.of(5)).text(),
                BETA,
                keys.create(new Caller("beta"), OptionalLong.empty()).text());
    }

    @Override
    public void stop() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
