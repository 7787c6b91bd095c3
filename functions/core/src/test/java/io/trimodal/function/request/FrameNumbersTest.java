package io.trimodal.function.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trimodal.feature.Features;
import io.trimodal.function.problem.RequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of features as the nearest float, wherever and however they stand in a request. */
class FrameNumbersTest {
    private static final String HEAD = "{\"utterances\": [{\"vision\": {\"features\": ";
    private static final String TAIL = "}}]}";

    private static float[] read(String array, Charset charset) {
        byte[] body = (HEAD + array + TAIL).getBytes(charset);
        PredictRequest request = new PredictRequestReader(TestLimits.SMALL).read(new ByteArrayInputStream(body));
        return ((Features) request.inputs().getFirst().vision()).values();
    }

    /** UTF-16 is decoded before it is parsed. Integers have no negative zero. */
    private static void isTheNearestFloat(String number) {
        float nearest = number.equals("-0") ? 0 : Float.parseFloat(number);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
            assertThat(bits(read("[[" + number + "]]", charset))).as(number).isEqualTo(bits(new float[] {nearest}));
        }
    }

    private static List<Integer> bits(float[] values) {
        return List.of(Float.floatToRawIntBits(values[0]), values.length);
    }

    @Property(tries = 20_000)
    void anyFloat_isTheNearestFloat(@ForAll("floats") float value) {
        isTheNearestFloat(Float.toString(value));
        isTheNearestFloat(Double.toString(value));
        isTheNearestFloat(String.format(Locale.ROOT, "%.9e", value));
    }

    @Property(tries = 5_000)
    void anyDouble_isTheNearestFloat(@ForAll("doubles") double value) {
        isTheNearestFloat(Double.toString(value));
    }

    /** The hardest to round: exactly between two floats, and next to it. */
    @Property(tries = 5_000)
    void halfway_isTheNearestFloat(@ForAll("floats") float value) {
        double halfway = ((double) value + Math.nextUp(value)) / 2;
        if (Math.abs(halfway) < Float.MAX_VALUE) {
            isTheNearestFloat(Double.toString(halfway));
            isTheNearestFloat(Double.toString(Math.nextUp(halfway)));
            isTheNearestFloat(Double.toString(Math.nextDown(halfway)));
        }
    }

    @Property(tries = 5_000)
    void anyLong_isTheNearestFloat(@ForAll long value) {
        assertThat(read("[[" + value + "]]", StandardCharsets.UTF_8)).containsExactly(value);
    }

    @Property(tries = 5_000)
    void anyDigits_areTheNearestFloat(@ForAll("decimals") String number) {
        isTheNearestFloat(number);
    }

    @Property(tries = 20_000)
    void fewDigits_areTheNearestFloat(@ForAll("short decimals") String number) {
        isTheNearestFloat(number);
    }

    /** 16777217 lies halfway between two floats, as do its like with a point in them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "16777217", "-16777217", "16777219", "16777217.0", "1.00000005960464477539", "1.0000000596046",
                "1.0000000596047", "8388608.5", "8388609.5", "-8388609.5", "0.00000000000001", "999999999999999",
                "99999999999999.9", "0.0", "-0.0", "-0", "0"
            })
    void hardNumbers_areTheNearestFloat(String number) {
        isTheNearestFloat(number);
    }

    @Provide("short decimals")
    Arbitrary<String> shortDecimals() {
        Arbitrary<String> whole = Arbitraries.longs().between(0, 99_999_999).map(String::valueOf);
        Arbitrary<String> fraction =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> sign = Arbitraries.of("", "-");
        return sign.flatMap(s -> whole.flatMap(w -> fraction.map(f -> s + w + "." + f)));
    }

    @Provide
    Arbitrary<Float> floats() {
        return Arbitraries.integers()
                .between(Integer.MIN_VALUE, Integer.MAX_VALUE)
                .map(Float::intBitsToFloat)
                .filter(Float::isFinite);
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.doubles().between(-3e38, 3e38);
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(30);
        return digits.flatMap(fraction -> Arbitraries.integers()
                .between(-30, 7)
                .flatMap(exponent -> digits.map(whole -> "1" + whole.substring(1) + "." + fraction + "e" + exponent)));
    }

    @ParameterizedTest
    @CsvSource({
        "[[1]], 1",
        "'[[1.5,-2e3 , 0]]', 3",
        "'[ [1, 2] , [3, 4] ]', 4",
        "'[\n [ 1,\r\n\t2 ],\n[3,4]\n]', 4",
        "'[[1E+2, 1e-2, -0, -0.0]]', 4",
        "'[[0.1000000000000000055511151231257827021181583404541015625]]', 1",
    })
    void frames_areRead(String array, int values) {
        assertThat(read(array, StandardCharsets.UTF_8)).hasSize(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[]",
                "[[]]",
                "[[1]",
                "[[1",
                "[[1],]",
                "[[1,]]",
                "[[1] [2]]",
                "[[1 2]]",
                "[[1],[1,2]]",
                "[[1,2],[1]]",
                "[1]",
                "[[[1]]]",
                "[[01]]",
                "[[-]]",
                "[[-01]]",
                "[[1.]]",
                "[[.5]]",
                "[[+1]]",
                "[[1e]]",
                "[[1e+]]",
                "[[1e99999999999999999999]]",
                "[[1e39]]",
                "[[-1e999]]",
                "[[NaN]]",
                "[[-Infinity]]",
                "[[\"1\"]]",
                "[[null]]",
                "[[1/**/]]",
                "[[1,2,3,4,5,6]]",
                "[[1],[1],[1],[1],[1]]",
            })
    void anythingElse_isRefused(String array) {
        assertThat(failure((HEAD + array + TAIL).getBytes(StandardCharsets.UTF_8)))
                .contains("/utterances/0/vision");
    }

    @Test
    void longNumbers_areTheNearestFloat() {
        isTheNearestFloat("1".repeat(30) + "." + "1".repeat(100));
    }

    /** A mistake behind arrays is found in its line and column. */
    @Test
    void mistakesBehind_haveTheSamePlace() {
        String body = HEAD + "[[1,\n 2],\r\n [3, 4]]" + "}, \"audio\": {\"features\": [[1]]} x}]}";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
            assertThat(failure(body.getBytes(charset)))
                    .startsWith("/utterances/0/audio is not JSON at line 3, column 41");
        }
    }

    /**
     * Arrays shorter and longer than what the parser takes in at a time, one behind the other and several per
     * utterance.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 2000, 5000, 100_000})
    void manyArrays_areEachReadFromTheirPlace(int spaces) {
        String array = "[[1," + " ".repeat(spaces) + "2], [3, 4]]";
        String all =
                "{\"utterances\": [{\"vision\": {\"features\": " + array + "}, \"audio\": {\"features\": [[5]]}},\n"
                        + "{\"id\": \"é\", \"language\": {\"features\": " + array + "}}]}";

        PredictRequest request = new PredictRequestReader(TestLimits.SMALL)
                .read(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)));

        assertThat(((Features) request.inputs().get(0).vision()).values()).containsExactly(1, 2, 3, 4);
        assertThat(((Features) request.inputs().get(0).audio()).values()).containsExactly(5);
        assertThat(request.inputs().get(1).id()).isEqualTo("é");
        assertThat(((Features) request.inputs().get(1).language()).values()).containsExactly(1, 2, 3, 4);
        assertThat(failure((all + " x").getBytes(StandardCharsets.UTF_8))).contains("at line 2, column ");
    }

    @Test
    void byteOrderMark_isSteppedOver() {
        assertThat(read("[[1, 2.5]]", StandardCharsets.UTF_8)).containsExactly(1, 2.5f);
        byte[] body = ("\uFEFF" + HEAD + "[[1, 2.5]]" + TAIL).getBytes(StandardCharsets.UTF_8);
        PredictRequest request = new PredictRequestReader(TestLimits.SMALL).read(new ByteArrayInputStream(body));
        assertThat(((Features) request.inputs().getFirst().vision()).values()).containsExactly(1, 2.5f);
    }

    private static String failure(byte[] body) {
        RequestException failure = catchThrowableOfType(
                RequestException.class,
                () -> new PredictRequestReader(TestLimits.SMALL).read(new ByteArrayInputStream(body)));
        return failure.getMessage() + failure.error();
    }
}
