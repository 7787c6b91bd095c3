package io.trimodal.function.upload.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.function.upload.event.Event.BatchJob;
import io.trimodal.function.upload.event.Event.QueueBatch;
import io.trimodal.function.upload.event.Event.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures have the form of AWS' documentation, and one that of an emulator that differs from it. */
class EventReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "096fKKXTRTtl3on89fVO.nfljtsv6qko";

    @Test
    void whatCannotBeRead_isSaidWithoutWordsOfLibraries() {
        String key = "{\"Records\": [{\"eventName\": \"ObjectCreated:Put\", \"s3\": {\"bucket\": {\"name\": \"b\"},"
                + " \"object\": {\"key\": \"uploads/%zz\"}}}]}";
        assertThatThrownBy(() -> read(key))
                .hasMessage("has a key that is not URL-encoded: a % needs two hexadecimal digits");
        assertThatThrownBy(() -> read("{'Records': 1}")).hasMessage("is not JSON at line 1, column 2");
        assertThatThrownBy(() -> EventReader.message("{")).hasMessage("is not JSON at line 1, column 2");
    }

    @Test
    void notification_namesTheDecodedKeyAndItsVersion() throws IOException {
        assertThat(read(fixture("s3-put")))
                .isEqualTo(uploads(new StoredObject(
                        "amzn-s3-demo-bucket",
                        "uploads/café terrace+night/clip.json",
                        Optional.of(VERSION),
                        Optional.of("d41d8cd98f00b204e9800998ecf8427e"))));
    }

    @Test
    void notificationOfAnEmulator_withoutVersionAndWithQuotes_isRead() throws IOException {
        assertThat(read(fixture("moto")))
                .isEqualTo(uploads(new StoredObject(
                        "uploads-bucket",
                        "uploads/a b.json",
                        Optional.empty(),
                        Optional.of("d41d8cd98f00b204e9800998ecf8427e"))));
    }

    @Test
    void eventBridge_hasKeysThatAreNotEncoded() throws IOException {
        assertThat(read(fixture("eventbridge")))
                .isEqualTo(uploads(new StoredObject(
                        "amzn-s3-demo-bucket",
                        "uploads/a b+c/clip.npz",
                        Optional.of("IYV3p45BT0ac8hjHg1houSdS1a.Mro8e"),
                        Optional.of("b1946ac92492d2347c6235b4d2611184"))));
    }

    @Test
    void batchOperations_namesBucketsByArnOrName() throws IOException {
        BatchJob first = (BatchJob) read(fixture("batch-operations-1.0"));
        BatchJob second = (BatchJob) read(fixture("batch-operations-2.0"));

        assertThat(first.schema()).isEqualTo("1.0");
        assertThat(first.tasks().getFirst().object())
                .isEqualTo(new StoredObject(
                        "amzn-s3-demo-bucket", "uploads/old clip.zip", Optional.empty(), Optional.empty()));
        assertThat(second.tasks().getFirst().id()).isEqualTo("y5R3a2lkZ29lc2hlurcS");
        assertThat(second.tasks().getFirst().object())
                .isEqualTo(new StoredObject(
                        "amzn-s3-demo-bucket", "uploads/old.jsonl", Optional.of(VERSION), Optional.empty()));
    }

    @Test
    void queue_holdsEventsAsTheyWereSent() throws IOException {
        String body = fixture("s3-put");
        String throughSns = JSON.writeValueAsString(Map.of("Type", "Notification", "Message", body));
        QueueBatch batch = (QueueBatch) read(JSON.writeValueAsString(Map.of(
                "Records",
                List.of(
                        Map.of("messageId", "one", "body", body, "eventSource", "aws:sqs"),
                        Map.of("messageId", "two", "body", throughSns, "eventSource", "aws:sqs"),
                        Map.of("messageId", "three", "body", fixture("eventbridge"), "eventSource", "aws:sqs")))));

        assertThat(batch.messages()).extracting(Event.Message::id).containsExactly("one", "two", "three");
        assertThat(EventReader.message(batch.messages().get(0).body()))
                .isEqualTo(EventReader.message(batch.messages().get(1).body()))
                .isEqualTo(read(body));
        assertThat(EventReader.message(batch.messages().get(2).body()).objects())
                .hasSize(1);
    }

    @Test
    void testEventsAndDeletions_nameNoUpload() throws IOException {
        assertThat(read("""
                {"Service": "Amazon S3", "Event": "s3:TestEvent", "Time": "2026-11-21T09:12:45.118Z", "Bucket": "b"}\
                """)).isEqualTo(new Uploads(List.of(), List.of("s3:TestEvent")));
        assertThat(read(fixture("s3-put").replace("ObjectCreated:Put", "ObjectRemoved:Delete")))
                .isEqualTo(new Uploads(List.of(), List.of("ObjectRemoved")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "7",
                "null",
                "{\"Records\": 1}",
                "{\"Records\": [",
                "{\"tasks\": [{}]}",
                "{\"detail-type\": \"Object Created\"}",
                "{\"Records\": [{\"eventName\": \"ObjectCreated:Put\"}]}",
                "{\"Records\": [{\"eventName\": \"ObjectCreated:Put\", \"s3\": {\"bucket\": {\"name\": \"b\"},"
                        + " \"object\": {\"key\": \"%\"}}}]}",
                "{\"Records\": [{\"body\": 1}]}"
            })
    void whatIsNoEvent_isRefused(String payload) {
        assertThatThrownBy(() -> read(payload)).isInstanceOf(InvalidEventException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"Type\": \"Notification\"}",
                "{\"Records\": [{\"messageId\": \"1\", \"body\": \"{}\"}]}"
            })
    void messageThatIsNoEvent_isRefused(String body) {
        assertThatThrownBy(() -> EventReader.message(body)).isInstanceOf(InvalidEventException.class);
    }

    private static Uploads uploads(StoredObject object) {
        return new Uploads(List.of(object), List.of());
    }

    /** A slash in two bytes would be another key to whoever reads more exactly. */
    @Test
    void malformedUtf8_isRefusedWithItsPlace() {
        byte[] event = "{\"bucket\": {\"name\": \"b\"}, \"object\": {\"key\": \"a??b.json\"}}"
                .getBytes(StandardCharsets.US_ASCII);
        int at = new String(event, StandardCharsets.US_ASCII).indexOf('?');
        event[at] = (byte) 0xC0;
        event[at + 1] = (byte) 0xAF;
        assertThatThrownBy(() -> EventReader.data(event, "Object Created"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("is not UTF-8: byte 0xC0 at line 1");
        assertThatThrownBy(() -> EventReader.read(new ByteArrayInputStream(event)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("is not UTF-8: byte 0xC0 at line 1");
    }

    private static Event read(String payload) throws IOException {
        return EventReader.read(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static String fixture(String name) throws IOException {
        try (InputStream in = EventReaderTest.class.getResourceAsStream("/events/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
