package io.trimodal.function.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.TooLargeException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of bad input: which kind of error, at which field, in which words. */
class BadRequestsTest {
    private static final Class<?> MALFORMED = MalformedRequestException.class;
    private static final Class<?> TOO_LARGE = TooLargeException.class;

    static Stream<Arguments> bodies() {
        return Stream.of(
                // the document
                arguments("", MALFORMED, "", "is empty; send an object with utterances"),
                arguments("  ", MALFORMED, "", "is empty; send an object with utterances"),
                arguments("null", MALFORMED, "", "must be an object, not null"),
                arguments("[]", MALFORMED, "", "must be an object, not an array"),
                arguments("7", MALFORMED, "", "must be an object, not a number"),
                arguments("hello", MALFORMED, "", "is not JSON at line 1, column 1, near 'hello'"),
                arguments("{", MALFORMED, "", "is not JSON: it ends too early, at line 1, column 2"),
                arguments("{}", MALFORMED, "/utterances", "is missing; give an array of utterances"),
                arguments(
                        "{\"utterances\": [{\"text\": \"a\"}]} x",
                        MALFORMED,
                        "",
                        "is not JSON at line 1, column 33, near"),
                arguments(
                        "{\"utterances\": [{\"text\": \"a\"}]} {}",
                        MALFORMED,
                        "",
                        "goes on after its end, with an object"),
                arguments(
                        "{\"utterances\": [{\"text\": \"a\"},]}",
                        MALFORMED,
                        "/utterances/1",
                        "is not JSON at line 1, column 31, near"),
                arguments("{\"modle\": 1}", MALFORMED, "/modle", "is not a field here; known are model, utterances"),
                arguments("{\"model\": \"a\", \"model\": \"b\"}", MALFORMED, "/model", "is given twice"),
                arguments("{\"model\": 7}", MALFORMED, "/model", "must be a string, not a number"),
                arguments("{\"model\": \"\"}", MALFORMED, "/model", "is empty; give a name, or leave the field out"),
                arguments(
                        "{\"model\": \"" + "m".repeat(21) + "\"}",
                        MALFORMED,
                        "/model",
                        "has 21 characters; at most 20 are taken"),
                arguments(
                        "{\"utterances\": {}}",
                        MALFORMED,
                        "/utterances",
                        "must be an array of utterances, not an object"),
                arguments("{\"utterances\": []}", MALFORMED, "/utterances", "is empty; give at least one utterance"),
                arguments(
                        "{\"utterances\": null}", MALFORMED, "/utterances", "must be an array of utterances, not null"),
                arguments(
                        "{\"utterances\": [\"good\"]}", MALFORMED, "/utterances/0", "must be an object, not a string"),
                arguments(
                        "{\"utterances\": [{\"text\":\"a\"},{\"text\":\"a\"},{\"text\":\"a\"},{\"text\":\"a\"}]}",
                        TOO_LARGE,
                        "/utterances/3",
                        "is one utterance too many; at most 3 are taken per call"),
                // the utterance
                utterance("{}", MALFORMED, "", "has no modality at all; give text, language, audio or vision"),
                utterance(
                        "{\"txt\": \"a\"}",
                        MALFORMED,
                        "/txt",
                        "is not a field here; known are id, text, language, audio, vision"),
                utterance("{\"a/b~c\": 1}", MALFORMED, "/a~1b~0c", "is not a field here"),
                utterance("{\"text\": \"a\", \"text\": \"b\"}", MALFORMED, "/text", "is given twice"),
                utterance("{\"id\": 7, \"text\": \"a\"}", MALFORMED, "/id", "must be a string, not a number"),
                utterance("{\"id\": \"\", \"text\": \"a\"}", MALFORMED, "/id", "is empty"),
                utterance(
                        "{\"id\": \"" + "i".repeat(21) + "\"}",
                        MALFORMED,
                        "/id",
                        "has 21 characters; at most 20 are taken"),
                utterance("{\"id\": \"\\ud800\"}", MALFORMED, "/id", "has half a surrogate pair at character 0"),
                arguments(
                        "{\"utterances\": [{\"id\":\"x\",\"text\":\"a\"},{\"id\":\"x\",\"text\":\"b\"}]}",
                        MALFORMED,
                        "/utterances/1/id",
                        "is also the id of utterance 0; ids must differ"),
                arguments(
                        "{\"utterances\": [{\"id\":\"1\",\"text\":\"a\"},{\"text\":\"b\"}]}",
                        MALFORMED,
                        "/utterances/1/id",
                        "is also the id of utterance 0"),
                // text
                utterance("{\"text\": \"\"}", MALFORMED, "/text", "is blank; give at least one word"),
                utterance("{\"text\": \" \\n\"}", MALFORMED, "/text", "is blank; give at least one word"),
                utterance("{\"text\": [\"a\"]}", MALFORMED, "/text", "must be a string, not an array"),
                utterance("{\"text\": true}", MALFORMED, "/text", "must be a string, not a boolean"),
                utterance(
                        "{\"text\": \"" + "a".repeat(101) + "\"}",
                        TOO_LARGE,
                        "/text",
                        "is too long: at most 100 characters are taken"),
                utterance(
                        "{\"text\": \"" + "a".repeat(1 << 20) + "\"}",
                        TOO_LARGE,
                        "/text",
                        "is too long: at most 100 characters are taken"),
                utterance(
                        "{\"text\": \"a\", \"language\": {\"features\": [[1]]}}",
                        MALFORMED,
                        "",
                        "has both text and language; give the words or the language features, not both"),
                // language
                utterance("{\"language\": \"good\"}", MALFORMED, "/language", "must be an object, not a string"),
                utterance(
                        "{\"language\": {}}",
                        MALFORMED,
                        "/language/features",
                        "is missing; give features, or input_ids"),
                utterance(
                        "{\"language\": {\"features\": [[1]], \"input_ids\": [1]}}",
                        MALFORMED,
                        "/language",
                        "has both features and token ids; give one of them"),
                utterance(
                        "{\"language\": {\"input_ids\": []}}",
                        MALFORMED,
                        "/language/input_ids",
                        "is empty; give at least one token"),
                utterance("{\"language\": {\"attention_mask\": [1]}}", MALFORMED, "/language", "has no token ids"),
                utterance(
                        "{\"language\": {\"input_ids\": [1.5]}}",
                        MALFORMED,
                        "/language/input_ids/0",
                        "must be a whole number"),
                utterance(
                        "{\"language\": {\"input_ids\": [-1]}}",
                        MALFORMED,
                        "/language/input_ids/0",
                        "is -1, but must be from 0 to 2147483647"),
                utterance(
                        "{\"language\": {\"input_ids\": [99999999999999999999]}}",
                        MALFORMED,
                        "/language/input_ids/0",
                        "is 99999999999999999999, but must be from 0 to 2147483647"),
                utterance(
                        "{\"language\": {\"input_ids\": [1, 2], \"attention_mask\": [1, 2]}}",
                        MALFORMED,
                        "/language/attention_mask/1",
                        "is 2, but must be from 0 to 1"),
                utterance(
                        "{\"language\": {\"input_ids\": [1, 2], \"attention_mask\": [1]}}",
                        MALFORMED,
                        "/language",
                        "needs as many attention mask and segment entries as ids"),
                utterance(
                        "{\"language\": {\"input_ids\": [1,1,1,1,1]}}",
                        TOO_LARGE,
                        "/language/input_ids/4",
                        "is one token too many; at most 4"),
                // features
                utterance("{\"audio\": [[1]]}", MALFORMED, "/audio", "must be an object, not an array"),
                utterance("{\"audio\": {}}", MALFORMED, "/audio/features", "is missing"),
                utterance(
                        "{\"audio\": {\"input_ids\": [1]}}",
                        MALFORMED,
                        "/audio/input_ids",
                        "is not a field here; known are features"),
                utterance(
                        "{\"audio\": {\"features\": []}}",
                        MALFORMED,
                        "/audio/features",
                        "is empty; give at least one frame"),
                utterance(
                        "{\"audio\": {\"features\": null}}",
                        MALFORMED,
                        "/audio/features",
                        "must be an array of frames"),
                utterance(
                        "{\"audio\": {\"features\": [1, 2]}}",
                        MALFORMED,
                        "/audio/features/0",
                        "must be an array of numbers, one frame, not a number"),
                utterance(
                        "{\"audio\": {\"features\": [[]]}}", MALFORMED, "/audio/features/0", "is a frame of no values"),
                utterance(
                        "{\"audio\": {\"features\": [[1, 2], [1]]}}",
                        MALFORMED,
                        "/audio/features/1",
                        "has 1 value, but frame 0 has 2"),
                utterance(
                        "{\"audio\": {\"features\": [[1], [1, 2]]}}",
                        MALFORMED,
                        "/audio/features/1",
                        "has 2 values, but frame 0 has 1"),
                utterance(
                        "{\"audio\": {\"features\": [[1, \"2\"]]}}",
                        MALFORMED,
                        "/audio/features/0/1",
                        "must be a number, not a string"),
                utterance(
                        "{\"audio\": {\"features\": [[1, null]]}}",
                        MALFORMED,
                        "/audio/features/0/1",
                        "must be a number, not null"),
                utterance(
                        "{\"audio\": {\"features\": [[[1]]]}}",
                        MALFORMED,
                        "/audio/features/0/0",
                        "must be a number, not an array"),
                utterance(
                        "{\"audio\": {\"features\": [[1], [NaN]]}}",
                        MALFORMED,
                        "/audio/features/1/0",
                        "is NaN; every value must be a finite number"),
                utterance(
                        "{\"audio\": {\"features\": [[\"nan\"]]}}",
                        MALFORMED,
                        "/audio/features/0/0",
                        "is nan; every value must be a finite number"),
                utterance(
                        "{\"audio\": {\"features\": [[Infinity]]}}",
                        MALFORMED,
                        "/audio/features/0/0",
                        "is Infinity; every value must be a finite number"),
                utterance(
                        "{\"vision\": {\"features\": [[0, -Infinity]]}}",
                        MALFORMED,
                        "/vision/features/0/1",
                        "is -Infinity; every value must be"),
                utterance(
                        "{\"language\": {\"features\": [[\"-inf\"]]}}",
                        MALFORMED,
                        "/language/features/0/0",
                        "is -inf; every value must be"),
                utterance(
                        "{\"vision\": {\"features\": [[1e39]]}}",
                        MALFORMED,
                        "/vision/features/0/0",
                        "is 1e39, which is beyond float32"),
                utterance(
                        "{\"vision\": {\"features\": [[-1e39]]}}",
                        MALFORMED,
                        "/vision/features/0/0",
                        "is -1e39, which is beyond float32"),
                utterance(
                        "{\"audio\": {\"features\": [[-1e999]]}}",
                        MALFORMED,
                        "/audio/features/0/0",
                        "is -1e999, which is beyond float32"),
                utterance(
                        "{\"vision\": {\"features\": [[01]]}}",
                        MALFORMED,
                        "/vision/features/0/0",
                        "is not JSON at line"),
                utterance(
                        "{\"vision\": {\"features\": [[1,2,3,4,5,6]]}}",
                        TOO_LARGE,
                        "/vision/features/0/5",
                        "is one value too many; at most 5"),
                utterance(
                        "{\"vision\": {\"features\": [[1],[1],[1],[1],[1]]}}",
                        TOO_LARGE,
                        "/vision/features/4",
                        "is one frame too many; at most 4"),
                arguments(
                        "{\"utterances\": [{\"vision\": {\"features\": [[1,",
                        MALFORMED,
                        "/utterances/0/vision/features/0/1",
                        "is not JSON: it ends too early, at line"));
    }

    private static Arguments utterance(String json, Class<?> kind, String field, String detail) {
        return arguments("{\"utterances\": [" + json + "]}", kind, "/utterances/0" + field, detail);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void read_ofBadInput_namesKindFieldAndReason(String body, Class<?> kind, String field, String detail) {
        RequestException failure = catchThrowableOfType(
                RequestException.class,
                () -> new PredictRequestReader(TestLimits.SMALL)
                        .read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(failure).isInstanceOf(kind);
        assertThat(failure.error().field()).isEqualTo(field);
        assertThat(failure.error().detail()).startsWith(detail);
        assertThat(failure.getMessage().length()).isLessThan(700);
    }
}
