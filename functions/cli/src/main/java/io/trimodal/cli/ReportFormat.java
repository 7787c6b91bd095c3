package io.trimodal.cli;

import java.util.function.UnaryOperator;

/** What an answer with a report is printed as; in lower case, as it is typed. */
enum ReportFormat {
    json,
    html;

    /** @param report makes a page of the answer */
    byte[] of(byte[] answer, UnaryOperator<byte[]> report) {
        return switch (this) {
            case json -> answer;
            case html -> report.apply(answer);
        };
    }
}
