package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.it.aws.RuntimeApi.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * A .jsonl of 1 GB goes through in less than 512 MB. So that it takes minutes, its lines are long: of eight, one is a
 * text, four or five have audio and vision features of as many frames as are taken (3 MB of numbers a line), and all of
 * these are scored; the others are refused: of the wrong type, no JSON, or longer than lines may be. A gigabyte of
 * lines of text alone is scored alike and takes hours.
 */
@ExtendWith(Deployed.class)
@Tag("slow")
class LargeUploadIT {
    private static final long BYTES = 1L << 30;
    private static final int PART_BYTES = 64 << 20;
    private static final int MEMORY_MB = 512;
    private static final String KEY = "uploads/large/all.jsonl";

    private final Cloud cloud;

    LargeUploadIT(Cloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void oneGigabyte_streamsThroughUnder512Megabytes() {
        LongLines lines = new LongLines();
        upload(lines);
        UnpackedFunction function = UnpackedFunction.of(FunctionPackage.preferred("score-upload"));
        try (LambdaProcess process = LambdaProcess.start(function, cloud.environment("score-upload"), MEMORY_MB)
                .awaitReady()) {
            QueuePoller poller = cloud.uploadsPoller();
            int[] failures = {0};
            while (cloud.messages("uploads_queue_url") > 0) {
                poller.poll(event -> {
                    RuntimeApi.Answer answer = process.invoke(event, Duration.ofMinutes(15));
                    failures[0] += answer instanceof Response response
                            ? response.json().path("batchItemFailures").size()
                            : 1;
                    return answer;
                });
            }
            long peak = process.peakMemoryBytes();
            System.out.printf(
                    "1 GB in %d lines, %d scored: at most %d MB of memory%n",
                    lines.count(), lines.scored(), peak >> 20);
            assertThat(failures[0]).isZero();
            assertThat(peak).isLessThan((long) MEMORY_MB << 20);
        }
        List<JsonNode> result = new Results(cloud.s3, cloud.bucket()).of(KEY);
        assertThat(result).hasSize(lines.count() + 1);
        JsonNode summary = result.getLast();
        assertThat(summary.at("/source/size").asLong()).isEqualTo(lines.bytes()).isGreaterThanOrEqualTo(BYTES);
        assertThat(summary.path("lines").asInt()).isEqualTo(lines.count());
        assertThat(summary.path("scored").asInt()).isEqualTo(lines.scored());
        assertThat(summary.path("failed").asInt()).isEqualTo(lines.count() - lines.scored());
    }

    /** In parts, so that no more than one is in the test's memory. */
    private void upload(LongLines lines) {
        String bucket = cloud.bucket();
        String id = cloud.s3
                .createMultipartUpload(request -> request.bucket(bucket).key(KEY))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        while (lines.bytes() < BYTES) {
            ByteArrayOutputStream part = new ByteArrayOutputStream(PART_BYTES);
            while (part.size() < PART_BYTES && lines.bytes() < BYTES) {
                part.writeBytes(lines.next().getBytes(StandardCharsets.US_ASCII));
            }
            int number = parts.size() + 1;
            UploadPartResponse sent = cloud.s3.uploadPart(
                    request -> request.bucket(bucket).key(KEY).uploadId(id).partNumber(number),
                    RequestBody.fromBytes(part.toByteArray()));
            parts.add(
                    CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
        }
        cloud.s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key(KEY)
                .uploadId(id)
                .multipartUpload(CompletedMultipartUpload.builder().parts(parts).build()));
    }
}
