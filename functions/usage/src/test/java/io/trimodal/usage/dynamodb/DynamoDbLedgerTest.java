package io.trimodal.usage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.support.MotoServer;
import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.Units;
import io.trimodal.usage.UsageLedger;
import io.trimodal.usage.UsageLedgerContract;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbLedgerTest extends UsageLedgerContract {
    private static final String TABLE = "usage";
    private static MotoServer moto;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() throws Exception {
        moto = MotoServer.startOrSkip(Map.of());
        client = client(moto.endpoint());
        client.createTable(table -> table.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        caller -> caller.attributeName("caller").attributeType(ScalarAttributeType.S),
                        entry -> entry.attributeName("entry").attributeType(ScalarAttributeType.S))
                .keySchema(
                        caller -> caller.attributeName("caller").keyType(KeyType.HASH),
                        entry -> entry.attributeName("entry").keyType(KeyType.RANGE)));
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            client.close();
            moto.close();
        }
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(options -> options.apiCallTimeout(Duration.ofSeconds(30)))
                .build();
    }

    @Override
    protected UsageLedger ledger() {
        return new DynamoDbLedger(client, TABLE);
    }

    /** moto does not keep transactions apart that run at the same time (seen: a mark written by two); DynamoDB does. */
    @Override
    protected int crowd() {
        return 1;
    }

    private static Map<String, AttributeValue> item(String caller, String entry) {
        return client.getItem(get -> get.tableName(TABLE)
                        .key(Map.of("caller", AttributeValue.fromS(caller), "entry", AttributeValue.fromS(entry))))
                .item();
    }

    @Test
    void record_writesTheItemsThatAreAgreed() {
        ledger().record(new Call(new Caller("items"), "req-1", "robustness-check", new Units(2, 600), NOVEMBER));
        assertThat(item("items", "month#2026-11"))
                .containsEntry("calls#robustness-check", AttributeValue.fromN("1"))
                .containsEntry("utterances#robustness-check", AttributeValue.fromN("2"))
                .containsEntry("forward_passes#robustness-check", AttributeValue.fromN("600"))
                .containsEntry("utterances", AttributeValue.fromN("2"))
                .hasSize(6);
        assertThat(item("items", "call#req-1"))
                .containsEntry(
                        "expires_at",
                        AttributeValue.fromN(
                                Long.toString(NOVEMBER.plus(Duration.ofDays(40)).getEpochSecond())));
    }

    @Test
    void standing_quotaItem_overrides() {
        Caller caller = new Caller("granted");
        assertThat(ledger().standing(caller, MONTH).quota()).isEmpty();
        client.putItem(put -> put.tableName(TABLE)
                .item(Map.of(
                        "caller", AttributeValue.fromS("granted"),
                        "entry", AttributeValue.fromS("quota"),
                        "monthly_utterances", AttributeValue.fromN("1000"))));
        ledger().record(new Call(caller, "1", "predict", new Units(7, 7), NOVEMBER));
        assertThat(ledger().standing(caller, MONTH).quota()).isEqualTo(OptionalLong.of(1000));
        assertThat(ledger().standing(caller, MONTH).used()).isEqualTo(7);
        assertThat(ledger().month(MONTH))
                .extracting(usage -> usage.caller().name())
                .contains("granted");
    }

    @Test
    void anyOperation_tableOrEndpointMissing_isUnavailable() {
        Call call = new Call(new Caller("lost"), "1", "predict", new Units(1, 1), NOVEMBER);
        UsageLedger noTable = new DynamoDbLedger(client, "no-such-table");
        assertThatThrownBy(() -> noTable.record(call)).isInstanceOf(LedgerUnavailableException.class);
        try (DynamoDbClient nowhere = client(URI.create("http://127.0.0.1:1"))) {
            UsageLedger down = new DynamoDbLedger(nowhere, TABLE);
            assertThatThrownBy(() -> down.standing(call.caller(), MONTH))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining(TABLE);
        }
    }
}
