package io.trimodal.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * JSON answers as HTML pages for people: one file each with style, scripts, charting library and data inside, so that
 * it can be mailed, archived and opened without a network. A page asks for nothing from outside, and its content
 * security policy lets it ask for nothing.
 *
 * <p>The page draws itself from the JSON, which travels as data: no text in it, however hostile, becomes markup or
 * script. What the JSON must hold is the answer of the function or command of that kind; a page that cannot read its
 * JSON says so. Pages are UTF-8.
 */
public final class Report {
    private Report() {}

    /** A report of scores. @param json the answer of {@code POST /v1/predict}, UTF-8 */
    public static byte[] scores(byte[] json) {
        return render(ReportKind.SCORES, json);
    }

    /** A report of a robustness check. @param json the answer of {@code POST /v1/robustness-check}, UTF-8 */
    public static byte[] robustnessCheck(byte[] json) {
        return render(ReportKind.ROBUSTNESS_CHECK, json);
    }

    /** A report of explanations. @param json the answer of {@code POST /v1/explain}, UTF-8 */
    public static byte[] explanation(byte[] json) {
        return render(ReportKind.EXPLANATION, json);
    }

    /** A report of an evaluation. @param json what {@code trimodal evaluate --format json} prints, UTF-8 */
    public static byte[] evaluation(byte[] json) {
        return render(ReportKind.EVALUATION, json);
    }

    /** A report of a roll-out's gate. @param json what model-rollout keeps of it, UTF-8 */
    public static byte[] gate(byte[] json) {
        return render(ReportKind.GATE, json);
    }

    /** The whole page. @param json in UTF-8 */
    public static byte[] render(ReportKind kind, byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Page.of(kind).length() + json.length * 5 / 4);
        try {
            write(kind, json, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }

    /**
     * Writes the page and leaves the stream open.
     *
     * @param json in UTF-8
     * @throws IOException from the stream
     */
    public static void write(ReportKind kind, byte[] json, OutputStream out) throws IOException {
        Page page = Page.of(kind);
        out.write(page.head());
        out.write(EmbeddedJson.escaped(json));
        out.write(page.tail());
    }
}
