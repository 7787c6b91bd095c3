package io.trimodal.usage.dynamodb;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.MonthUsage;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The item {@code month#2026-11} of a caller: numbers {@code calls#<function>}, {@code utterances#<function>},
 * {@code forward_passes#<function>}, and {@code utterances}, the sum over functions.
 */
final class MonthItem {
    static final String PREFIX = "month#";
    static final String UTTERANCES = "utterances";

    private static final String CALLS = "calls";
    private static final String FORWARD_PASSES = "forward_passes";
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private MonthItem() {}

    static String entry(YearMonth month) {
        return PREFIX + month;
    }

    /** Adds a call. */
    static Update add(String table, Call call) {
        long utterances = call.units().utterances();
        return Update.builder()
                .tableName(table)
                .key(Table.key(call.caller(), entry(call.month())))
                .updateExpression("ADD #calls :one, #utterances :utterances, #passes :passes, #all :utterances")
                .expressionAttributeNames(Map.of(
                        "#calls", CALLS + "#" + call.function(),
                        "#utterances", UTTERANCES + "#" + call.function(),
                        "#passes", FORWARD_PASSES + "#" + call.function(),
                        "#all", UTTERANCES))
                .expressionAttributeValues(Map.of(
                        ":one", Table.number(1),
                        ":utterances", Table.number(utterances),
                        ":passes", Table.number(call.units().forwardPasses())))
                .build();
    }

    static MonthUsage read(YearMonth month, Map<String, AttributeValue> item) {
        SortedMap<String, FunctionUsage> functions = new TreeMap<>();
        item.forEach((name, value) -> {
            int hash = name.indexOf('#');
            if (hash >= 0) {
                long number = number(value);
                FunctionUsage part = switch (name.substring(0, hash)) {
                    case CALLS -> new FunctionUsage(number, 0, 0);
                    case UTTERANCES -> new FunctionUsage(0, number, 0);
                    case FORWARD_PASSES -> new FunctionUsage(0, 0, number);
                    default -> FunctionUsage.NONE;
                };
                functions.merge(name.substring(hash + 1), part, FunctionUsage::plus);
            }
        });
        return new MonthUsage(new Caller(item.get(Table.CALLER).s()), month, functions);
    }

    /** DynamoDB's numbers have 38 digits. */
    static long number(AttributeValue value) {
        return new BigDecimal(value.n()).min(MOST).longValue();
    }
}
