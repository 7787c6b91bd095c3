package io.trimodal.corruption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trimodal.feature.Modality;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorruptionProtocolTest {
    private static final int POSITIONS = 12;

    private static double[] row(CorruptionProtocol protocol, long seed, Modality modality, String... ids) {
        UniformRows rows = protocol.rows(seed, modality, POSITIONS);
        double[] last = new double[0];
        for (String id : ids) {
            last = rows.next(id);
        }
        return last;
    }

    @Test
    void lnlnSharesOneStreamAmongModalitiesAndReadsOnFromUtteranceToUtterance() {
        double[] first = row(CorruptionProtocol.LNLN, 1, Modality.LANGUAGE, "a");
        assertArrayEquals(first, row(CorruptionProtocol.LNLN, 1, Modality.AUDIO, "z"));
        assertFalse(Arrays.equals(first, row(CorruptionProtocol.LNLN, 1, Modality.LANGUAGE, "z", "a")));
        assertFalse(Arrays.equals(first, row(CorruptionProtocol.LNLN, 2, Modality.LANGUAGE, "a")));
    }

    @Test
    void independentDependsOnIdAndModalityAndNotOnTheNeighbours() {
        double[] first = row(CorruptionProtocol.INDEPENDENT, 1, Modality.LANGUAGE, "a");
        assertArrayEquals(first, row(CorruptionProtocol.INDEPENDENT, 1, Modality.LANGUAGE, "z", "a"));
        assertFalse(Arrays.equals(first, row(CorruptionProtocol.INDEPENDENT, 1, Modality.AUDIO, "a")));
        assertFalse(Arrays.equals(first, row(CorruptionProtocol.INDEPENDENT, 1, Modality.LANGUAGE, "b")));
    }

    @Test
    void masksAreNestedOverRates() {
        double[] uniforms = row(CorruptionProtocol.LNLN, 7, Modality.VISION, "a");
        KeepMask few = KeepMask.frames(uniforms, 0.3, POSITIONS);
        KeepMask fewer = KeepMask.frames(uniforms, 0.7, POSITIONS);
        assertTrue(few.erased() < fewer.erased());
        for (int i = 0; i < POSITIONS; i++) {
            assertTrue(few.keeps(i) || !fewer.keeps(i));
        }
    }

    @Test
    void startAndEndOfATextAreAlwaysKeptAndPaddingNever() {
        double[] zeros = new double[POSITIONS];
        KeepMask mask = KeepMask.tokens(zeros, 0.9, new long[] {1, 1, 1, 1, 0, 0});
        assertEquals("{0, 3}", mask.kept().toString());
        assertEquals(
                "{0}", KeepMask.tokens(zeros, 0.9, new long[] {0, 0}).kept().toString());
        assertEquals(
                "{0, 1}", KeepMask.tokens(zeros, 0.9, new long[] {1, 1}).kept().toString());
    }

    @Test
    void tooFewUniformsAndSeedsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> KeepMask.frames(new double[3], 0.5, 4));
        assertThrows(IllegalArgumentException.class, () -> new LegacyUniforms(-1));
        assertThrows(IllegalArgumentException.class, () -> new LegacyUniforms(1L << 32));
    }

    @Test
    void digestTellsMasksLabelsAndOrderApart() {
        KeepMask whole = KeepMask.whole(3);
        KeepMask none = KeepMask.frames(new double[3], 0.5, 3);
        assertEquals(digest(whole, none), digest(whole, none));
        assertNotEquals(digest(whole, none), digest(none, whole));
        assertNotEquals(digest(whole), digest(KeepMask.whole(4)));
    }

    private static String digest(KeepMask... masks) {
        MaskDigest digest = new MaskDigest();
        for (KeepMask mask : masks) {
            digest.add("label", mask);
        }
        return digest.hex();
    }

    @Test
    void keys() {
        assertEquals(Optional.of(CorruptionProtocol.LNLN), CorruptionProtocol.of("lnln"));
        assertEquals(Optional.empty(), CorruptionProtocol.of("LNLN"));
    }
}
