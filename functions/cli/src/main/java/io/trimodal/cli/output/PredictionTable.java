package io.trimodal.cli.output;

import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.answer.ModalityStatus;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.clip.SegmentAccount;
import io.trimodal.predict.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Scores as CSV (RFC 4180), a row per utterance or segment. Columns are the same for all inputs; what does not apply is
 * empty.
 */
public final class PredictionTable {
    private static final List<String> COLUMNS = List.of(
            "id",
            "start",
            "end",
            "speaker",
            "text",
            "score",
            "sentiment",
            "interval_low",
            "interval_high",
            "completeness",
            "voiced_share",
            "face",
            "frames",
            "frames_without_face",
            "language",
            "audio",
            "vision",
            "notes");
    private static final List<Object> NO_INTERVAL = Arrays.asList(null, null);

    private PredictionTable() {}

    /** @param utterances that were scored, in the order of their scores */
    public static String csv(List<ScoredUtterance> scores, List<Utterance> utterances) {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter rows = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            rows.printRecord(COLUMNS);
            for (int i = 0; i < scores.size(); i++) {
                rows.printRecord(row(scores.get(i), utterances.get(i)));
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return csv.toString();
    }

    private static List<Object> row(ScoredUtterance scored, Utterance utterance) {
        SegmentAccount segment = scored.segment();
        Interval interval = scored.interval();
        List<Object> row = new ArrayList<>();
        row.add(scored.id());
        row.addAll(
                segment == null
                        ? Collections.nCopies(3, null)
                        : Arrays.asList(segment.start(), segment.end(), segment.speaker()));
        row.add(utterance.language() instanceof Text(String words) ? words : null);
        row.add(scored.score());
        row.add(scored.sentiment());
        row.addAll(interval == null ? NO_INTERVAL : List.of(interval.low(), interval.high()));
        row.add(scored.completeness());
        row.addAll(
                segment == null
                        ? Collections.nCopies(4, null)
                        : Arrays.asList(
                                segment.voicedShare(), segment.face(), segment.frames(), segment.framesWithoutFace()));
        scored.modalities().values().stream().map(ModalityStatus::status).forEach(row::add);
        row.add(String.join("; ", scored.notes()));
        return row;
    }
}
