package io.trimodal.usage.dynamodb;

import io.trimodal.usage.Caller;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys and values of the table. */
final class Table {
    /** Partition key. */
    static final String CALLER = "caller";
    /** Sort key. */
    static final String ENTRY = "entry";
    /** Epoch seconds after which DynamoDB deletes an item. */
    static final String EXPIRES_AT = "expires_at";

    private Table() {}

    static Map<String, AttributeValue> key(Caller caller, String entry) {
        return Map.of(CALLER, text(caller.name()), ENTRY, text(entry));
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
