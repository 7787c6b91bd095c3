package io.trimodal.usage.dynamodb;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.MonthUsage;
import io.trimodal.usage.Standing;
import io.trimodal.usage.UsageLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * A ledger in a table with partition key {@code caller} and sort key {@code entry}:
 *
 * <ul>
 *   <li>{@code month#2026-11}: the caller's sums of that month
 *   <li>{@code call#<request id>}: a call was counted; deleted after 40 days by the table's time to live
 *   <li>{@code quota}: {@code monthly_utterances}, the caller's own quota, written by whoever runs the service
 * </ul>
 *
 * <p>A call is one transaction: its mark, if it is not there yet, and its sums. The SDK repeats what fails in transit
 * or is throttled, with the same token, so DynamoDB applies it once; conflicts of calls of one caller at the same
 * moment are repeated here, as the SDK does not.
 */
public final class DynamoDbLedger implements UsageLedger {
    private static final String CALL = "call#";
    private static final String QUOTA = "quota";
    private static final String MONTHLY_UTTERANCES = "monthly_utterances";
    /** Of an item that is written only where there is none. */
    private static final String NEW = "attribute_not_exists(#caller)";

    private static final Map<String, String> NEW_NAMES = Map.of("#caller", Table.CALLER);
    private static final Duration MARK_LIFE = Duration.ofDays(40);
    private static final int ATTEMPTS = 12;
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 400;

    private final DynamoDbClient client;
    private final String table;

    /** @param client stays the caller's to close */
    public DynamoDbLedger(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Outcome record(Call call) {
        return reached(() -> write(call));
    }

    private Outcome write(Call call) {
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .transactItems(
                        TransactWriteItem.builder().put(mark(call)).build(),
                        TransactWriteItem.builder()
                                .update(MonthItem.add(table, call))
                                .build())
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                client.transactWriteItems(request);
                return Outcome.COUNTED;
            } catch (TransactionCanceledException e) {
                if (reasons(e).contains("ConditionalCheckFailed")) {
                    return Outcome.COUNTED_BEFORE;
                }
                if (attempt == ATTEMPTS || !isPassing(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private Put mark(Call call) {
        return Put.builder()
                .tableName(table)
                .item(mark(call.caller(), call.requestId(), call.admitted()))
                .conditionExpression(NEW)
                .expressionAttributeNames(NEW_NAMES)
                .build();
    }

    private static Map<String, AttributeValue> mark(Caller caller, String requestId, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(Table.key(caller, CALL + requestId));
        item.put(Table.EXPIRES_AT, Table.number(at.plus(MARK_LIFE).getEpochSecond()));
        return item;
    }

    @Override
    public boolean remember(Caller caller, String requestId, Instant at) {
        return reached(() -> {
            try {
                client.putItem(put -> put.tableName(table)
                        .item(mark(caller, requestId, at))
                        .conditionExpression(NEW)
                        .expressionAttributeNames(NEW_NAMES));
                return true;
            } catch (ConditionalCheckFailedException _) {
                return false;
            }
        });
    }

    @Override
    public boolean remembers(Caller caller, String requestId) {
        return reached(() -> !client.getItem(get -> get.tableName(table)
                        .key(Table.key(caller, CALL + requestId))
                        .consistentRead(true))
                .item()
                .isEmpty());
    }

    private static List<String> reasons(TransactionCanceledException failure) {
        return failure.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
    }

    private static boolean isPassing(TransactionCanceledException failure) {
        return reasons(failure).stream()
                .anyMatch(reason -> reason.equals("TransactionConflict")
                        || reason.equals("ThrottlingError")
                        || reason.equals("ProvisionedThroughputExceeded"));
    }

    /** Twice as long each time, at random, so that those who met do not meet again. */
    private static void pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("interrupted while the usage ledger was busy", e);
        }
    }

    @Override
    public MonthUsage month(Caller caller, YearMonth month) {
        return reached(() -> {
            Map<String, AttributeValue> item = client.getItem(get -> get.tableName(table)
                            .key(Table.key(caller, MonthItem.entry(month)))
                            .consistentRead(true))
                    .item();
            return item.isEmpty() ? MonthUsage.none(caller, month) : MonthItem.read(month, item);
        });
    }

    /** Reads the whole table, marks of calls and all: for a bill at the end of a month, not for every call. */
    @Override
    public List<MonthUsage> month(YearMonth month) {
        return reached(() -> client
                .scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("#entry = :month")
                        .expressionAttributeNames(Map.of("#entry", Table.ENTRY))
                        .expressionAttributeValues(Map.of(":month", Table.text(MonthItem.entry(month)))))
                .items()
                .stream()
                .map(item -> MonthItem.read(month, item))
                .sorted(Comparator.comparing(usage -> usage.caller().name()))
                .toList());
    }

    /** One query: from {@code month#…} to {@code quota} lie those two, and no marks. */
    @Override
    public Standing standing(Caller caller, YearMonth month) {
        return reached(() -> {
            long used = 0;
            OptionalLong quota = OptionalLong.empty();
            List<Map<String, AttributeValue>> items = client.query(query -> query.tableName(table)
                            .keyConditionExpression("#caller = :caller AND #entry BETWEEN :month AND :quota")
                            .expressionAttributeNames(Map.of("#caller", Table.CALLER, "#entry", Table.ENTRY))
                            .expressionAttributeValues(Map.of(
                                    ":caller", Table.text(caller.name()),
                                    ":month", Table.text(MonthItem.entry(month)),
                                    ":quota", Table.text(QUOTA)))
                            .consistentRead(true))
                    .items();
            for (Map<String, AttributeValue> item : items) {
                String entry = item.get(Table.ENTRY).s();
                if (entry.equals(MonthItem.entry(month)) && item.containsKey(MonthItem.UTTERANCES)) {
                    used = MonthItem.number(item.get(MonthItem.UTTERANCES));
                } else if (entry.equals(QUOTA) && item.containsKey(MONTHLY_UTTERANCES)) {
                    quota = OptionalLong.of(MonthItem.number(item.get(MONTHLY_UTTERANCES)));
                }
            }
            return new Standing(used, quota);
        });
    }

    private <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException e) {
            throw new LedgerUnavailableException("the usage table " + table + " does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {}
}
