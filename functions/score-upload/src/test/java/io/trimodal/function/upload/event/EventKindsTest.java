package io.trimodal.function.upload.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.function.upload.event.Event.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events are scored, which are ignored knowingly, and which are not understood. */
class EventKindsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String S3 =
            "\"s3\": {\"bucket\": {\"name\": \"b\"}, \"object\": {\"key\": \"uploads/a.json\"}}";
    private static final String DETAIL = "{\"bucket\": {\"name\": \"b\"}, \"object\": {\"key\": \"uploads/a.json\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ObjectCreated:Put",
                "ObjectCreated:CompleteMultipartUpload",
                "s3:ObjectCreated:Copy",
                "ObjectRestore:Completed",
                "s3:ObjectRestore:Completed"
            })
    void record_ofAnObjectThatCanBeRead_isScored(String name) throws IOException {
        assertThat(objects(records(record(name)))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ObjectRemoved:Delete",
                "ObjectRestore:Post",
                "ObjectTagging:Put",
                "ObjectAcl:Put",
                "LifecycleExpiration:Delete",
                "LifecycleTransition",
                "IntelligentTiering",
                "Replication:OperationFailedReplication",
                "ReducedRedundancyLostObject",
                "s3:ObjectAccessed:Get"
            })
    void record_ofAnythingElseThatStoresTellOf_isIgnored(String name) throws IOException {
        assertThat(objects(records(record(name)))).isZero();
        assertThat(((Uploads) read(records(record(name)))).ignored()).hasSize(1);
    }

    /** A record of another service, and what a store would never send. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\": []}",
                "{\"Records\": [{\"foo\": 1}]}",
                "{\"Records\": [null]}",
                "{\"Records\": [{" + S3 + "}]}",
                "{\"Records\": [{\"eventName\": \"\", " + S3 + "}]}",
                "{\"Records\": [{\"eventName\": 1, " + S3 + "}]}",
                "{\"Records\": [{\"eventName\": \"NotObjectCreated:Put\", " + S3 + "}]}",
                "{\"Records\": [{\"eventName\": \"INSERT\", \"eventSource\": \"aws:dynamodb\", \"dynamodb\": {}}]}",
                "{\"Records\": [{\"eventSource\": \"aws:ses\", \"ses\": {}}]}",
                "{\"Records\": [{\"eventName\": \"ObjectRemoved:Delete\"}, {\"foo\": 1}]}",
                "{\"tasks\": []}",
                "{\"Event\": \"s3:SomethingElse\"}",
                "{\"Type\": \"SubscriptionConfirmation\", \"Message\": \"You have chosen to subscribe\"}",
                "{\"detail-type\": \"EC2 Instance State-change Notification\", \"source\": \"aws.ec2\", \"detail\": "
                        + DETAIL + "}",
                "{\"detail-type\": \"AWS API Call via CloudTrail\", \"source\": \"aws.s3\", \"detail\": " + DETAIL
                        + "}",
                "{\"detail-type\": 1, \"detail\": " + DETAIL + "}"
            })
    void whatIsNotUnderstood_isRefused_andNeverTakenForNothingToDo(String payload) {
        assertThatThrownBy(() -> read(payload)).isInstanceOf(InvalidEventException.class);
        assertThatThrownBy(() -> EventReader.message(payload)).isInstanceOf(InvalidEventException.class);
    }

    @Test
    void eventBridge_scoresWhatWasCreatedOrRestored_andIgnoresTheRest() throws IOException {
        assertThat(objects(bridged("Object Created"))).isEqualTo(1);
        assertThat(objects(bridged("Object Restore Completed"))).isEqualTo(1);
        for (String type : new String[] {
            "Object Deleted",
            "Object Tags Added",
            "Object Tags Deleted",
            "Object ACL Updated",
            "Object Restore Initiated",
            "Object Restore Expired",
            "Object Storage Class Changed",
            "Object Access Tier Changed"
        }) {
            assertThat(objects(bridged(type))).as(type).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object Created",
                "aws.s3.ObjectCreated",
                "com.amazonaws.s3.objectcreated",
                "Object Restore Completed"
            })
    void detailAlone_isKnownByTheTypeOfItsCloudEvent(String type) {
        assertThat(data(DETAIL, type).objects()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Object Deleted", "aws.s3.ObjectDeleted", "aws.s3.ObjectTagsAdded"})
    void detailAlone_ofADeletionOrTags_isIgnored(String type) {
        assertThat(data(DETAIL, type).objects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.something", "", "ObjectCreatedNot", "created"})
    void detailAlone_ofAnotherType_isRefused(String type) {
        assertThatThrownBy(() -> data(DETAIL, type)).isInstanceOf(InvalidEventException.class);
    }

    @Test
    void recordAlone_withoutAName_isRefused() {
        assertThatThrownBy(() -> data("{" + S3 + "}", "com.amazonaws.s3.ObjectCreated:Put"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("eventName");
    }

    /** SNS invokes a function with records of its own, around what S3 said. */
    @Test
    void snsToLambda_isUnwrapped() throws IOException {
        String payload =
                JSON.writeValueAsString(Map.of("Records", new Object[] {sns(records(record("ObjectCreated:Put")))}));

        assertThat(objects(payload)).isEqualTo(1);
        assertThat(EventReader.message(payload).objects()).hasSize(1);
        assertThat(data(payload, "com.amazonaws.sns.notification").objects()).hasSize(1);
    }

    /** As SNS writes it into a queue, sends it over HTTP, or as a bridge hands it on as the data of a CloudEvent. */
    @Test
    void notificationOfSns_isUnwrapped_whereverItIs() throws IOException {
        String notification = JSON.writeValueAsString(
                sns(records(record("ObjectCreated:Put"))).get("Sns"));

        assertThat(objects(notification)).isEqualTo(1);
        assertThat(EventReader.message(notification).objects()).hasSize(1);
        assertThat(data(notification, "com.amazonaws.sns.notification").objects())
                .hasSize(1);
        assertThat(data(JSON.writeValueAsString(sns(bridged("Object Created"))), "aws.sns")
                        .objects())
                .hasSize(1);
    }

    @Test
    void whatIsNotUnderstood_inANotificationOfSns_isRefused() throws JsonProcessingException {
        for (String message : new String[] {"hello", "", "{\"Records\": [{\"foo\": 1}]}", "{}"}) {
            String payload = JSON.writeValueAsString(Map.of("Records", new Object[] {sns(message)}));
            assertThatThrownBy(() -> read(payload)).as(message).isInstanceOf(InvalidEventException.class);
        }
    }

    /** Wrappers of wrappers end somewhere. */
    @Test
    void notificationsOfSns_withoutEnd_areRefused() throws JsonProcessingException {
        String payload = records(record("ObjectCreated:Put"));
        for (int i = 0; i < 5; i++) {
            payload = JSON.writeValueAsString(sns(payload).get("Sns"));
        }
        String wrapped = payload;

        assertThatThrownBy(() -> EventReader.message(wrapped)).isInstanceOf(InvalidEventException.class);
    }

    private static Map<String, Object> sns(String message) {
        return Map.of(
                "EventSource",
                "aws:sns",
                "EventVersion",
                "1.0",
                "EventSubscriptionArn",
                "arn:aws:sns:eu-central-1:123456789012:uploads:1",
                "Sns",
                Map.of(
                        "Type",
                        "Notification",
                        "MessageId",
                        "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
                        "TopicArn",
                        "arn:aws:sns:eu-central-1:123456789012:uploads",
                        "Subject",
                        "Amazon S3 Notification",
                        "Message",
                        message,
                        "Timestamp",
                        "2026-11-21T09:12:45.118Z"));
    }

    private static String records(String record) {
        return "{\"Records\": [" + record + "]}";
    }

    private static String record(String name) {
        return "{\"eventSource\": \"aws:s3\", \"eventName\": \"" + name + "\", " + S3 + "}";
    }

    private static String bridged(String type) {
        return "{\"detail-type\": \"" + type + "\", \"source\": \"aws.s3\", \"detail\": " + DETAIL + "}";
    }

    private static int objects(String payload) throws IOException {
        return ((Uploads) read(payload)).objects().size();
    }

    private static Event read(String payload) throws IOException {
        return EventReader.read(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static Uploads data(String data, String type) {
        return EventReader.data(data.getBytes(StandardCharsets.UTF_8), type);
    }
}
