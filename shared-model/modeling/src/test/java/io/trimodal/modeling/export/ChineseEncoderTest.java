package io.trimodal.modeling.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.Features;
import io.trimodal.feature.TokenIds;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real Chinese encoder: its artifact has int8 numbers alone, and what is served is made of those. */
class ChineseEncoderTest {
    private static TextEncoderFiles files;
    private static TextEncoder encoder;
    private static WordPieceTokenizer tokenizer;

    @BeforeAll
    static void load() {
        files = TextEncoderFiles.chineseByRows();
        encoder = new TextEncoder(new OnnxGraphs(RuntimeOptions.cpu(1)).load(files.encoder()));
        tokenizer = new WordPieceTokenizer(new Vocabulary(files.vocabulary()), true, 50);
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    private static TokenIds ids(String text) {
        return tokenizer.tokenize(text).ids();
    }

    @Test
    void features_areOneRowOf512PerCharacter_andDoNotDependOnTheBatch() {
        TokenIds one = ids("这部电影真好看");
        Features alone = encoder.encode(List.of(one)).getFirst();
        Features among =
                encoder.encode(List.of(one, ids("我在这消费这么多钱，我低血糖吃块糖还不行了"))).getFirst();
        assertThat(alone.frames()).isEqualTo(9);
        assertThat(alone.dims()).isEqualTo(512);
        for (int i = 0; i < alone.values().length; i++) {
            assertThat(among.values()[i]).isCloseTo(alone.values()[i], within(1e-5f));
        }
    }

    @Test
    void features_ofOppositeSentences_differMoreThanThoseOfLikeOnes() {
        double like = distance("这部电影真好看", "这部电影很好看");
        assertThat(distance("这部电影真好看", "这部电影真难看")).isGreaterThan(like);
    }

    private static double distance(String one, String other) {
        float[] a = encoder.encode(List.of(ids(one))).getFirst().values();
        float[] b = encoder.encode(List.of(ids(other))).getFirst().values();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void package_saysThatItIsForChinese_andAnEnglishOneNothing() {
        assertThat(files.part(50).tokenizer().languageCode()).isEqualTo("zh");
        assertThat(TextEncoderFiles.english().part(50).tokenizer().languageCode())
                .isEmpty();
        assertThat(TextEncoderFiles.named(TextEncoderFiles.CHINESE_BY_ROWS)).contains(files);
    }
}
