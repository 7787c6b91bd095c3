package io.trimodal.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenLimitsTest {
    private static final TokenLimits LIMITS = new TokenLimits(200, 2);

    @Test
    void check_idsThatTheEncoderHas_givesThemBack() {
        TokenIds tokens = tokens(199, 1);

        assertThat(LIMITS.check(0, tokens)).isSameAs(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 0, token id 200 at position 1",
        "-1, 0, token id -1 at position 1",
        "5, 2, segment id 2 at position 1"
    })
    void check_anIdBeyondTheTables_isRefusedByPosition(long id, long segment, String reason) {
        assertThatThrownBy(() -> LIMITS.check(3, tokens(id, segment)))
                .isInstanceOfSatisfying(ContractException.class, refused -> {
                    assertThat(refused.utterance()).isEqualTo(3);
                    assertThat(refused.modality()).isEqualTo(Modality.LANGUAGE);
                })
                .hasMessageContaining(reason);
    }

    @Test
    void unknown_withoutVocabulary_usesBertsOwnIdsWhereTheEncoderHasThem() {
        assertThat(LIMITS.unknown(2))
                .hasValueSatisfying(
                        input -> assertThat(((TokenIds) input).ids()).containsExactly(101, 100, 100, 102));
        assertThat(new TokenLimits(50, 2).unknown(2)).isEmpty();
    }

    private static TokenIds tokens(long id, long segment) {
        return new TokenIds(new long[] {101, id}, new long[] {1, 1}, new long[] {0, segment});
    }
}
