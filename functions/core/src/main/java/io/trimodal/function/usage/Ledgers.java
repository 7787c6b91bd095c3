package io.trimodal.function.usage;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.trimodal.function.lifecycle.StartFaults;
import io.trimodal.usage.ArrearsLedger;
import io.trimodal.usage.UsageLedger;
import io.trimodal.usage.dynamodb.DynamoDbLedger;
import io.trimodal.usage.embedded.EmbeddedLedger;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Opens the ledger that is configured when the process starts, so that one that cannot be opened ends the start. */
@Singleton
public final class Ledgers {
    private final UsageLedger ledger; // null where calls are not counted

    public Ledgers(UsageConfig config, Instance<DynamoDbClient> dynamoDb) {
        if (config.ledger() == UsageConfig.Kind.NONE && config.monthlyQuota().isPresent()) {
            throw new ConfigurationException("trimodal.usage.monthly-quota needs trimodal.usage.ledger to count with");
        }
        this.ledger = StartFaults.said(() -> opened(config, dynamoDb))
                .map(ArrearsLedger::new)
                .orElse(null);
    }

    private static Optional<UsageLedger> opened(UsageConfig config, Instance<DynamoDbClient> dynamoDb) {
        return switch (config.ledger()) {
            case NONE -> Optional.empty();
            case EMBEDDED ->
                Optional.of(EmbeddedLedger.open(required(config.file(), "file", "embedded"), Clock.systemUTC()));
            case DYNAMODB ->
                Optional.of(new DynamoDbLedger(dynamoDb.get(), required(config.table(), "table", "dynamodb")));
        };
    }

    private static <T> T required(Optional<T> value, String name, String ledger) {
        return value.orElseThrow(
                () -> new ConfigurationException("trimodal.usage.ledger=" + ledger + " needs trimodal.usage." + name));
    }

    void open(@Observes StartupEvent event) {}

    @PreDestroy
    void close() {
        ledger().ifPresent(UsageLedger::close);
    }

    /** Empty where calls are not counted. */
    public Optional<UsageLedger> ledger() {
        return Optional.ofNullable(ledger);
    }
}
