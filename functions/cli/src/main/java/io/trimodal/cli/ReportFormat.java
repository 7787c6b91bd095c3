package io.trimodal.cli;

/** What an answer with a report is printed as; in lower case, as it is typed. */
enum ReportFormat {
    json,
    html
}
