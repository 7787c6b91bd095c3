package io.trimodal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    @Property(tries = 200)
    void anyText_comesBackAsItWasAndCannotLeaveItsScript(@ForAll("texts") String text) throws IOException {
        String page = page(ReportKind.ROBUSTNESS_CHECK, MAPPER.writeValueAsBytes(List.of(text)));
        String data = only(DATA, page);

        assertThat(data).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(MAPPER.readTree(data).get(0).textValue()).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "</script>",
                "<script>",
                "<!--",
                "-->",
                "]]>",
                "&lt;",
                "&",
                "\"",
                "\\",
                "\u2028",
                "\u2029",
                "{{data}}",
                "ü",
                "€",
                "\ud83d\ude00");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ascii().ofMaxLength(8))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Example
    void policy_namesThePagesOwnScriptsAndStyleAndNothingElse() throws Exception {
        for (ReportKind kind : ReportKind.values()) {
            String page = page(kind, "{}".getBytes(StandardCharsets.UTF_8));
            String policy = only(Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\""), page);
            List<String> scripts =
                    SCRIPT.matcher(page).results().map(match -> match.group(1)).toList();

            assertThat(scripts).hasSize(2);
            assertThat(policy)
                    .isEqualTo("default-src 'none'; script-src " + hash(scripts.get(0)) + " " + hash(scripts.get(1))
                            + "; style-src-elem " + hash(only(STYLE, page))
                            + "; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
        }
    }

    @Example
    void page_carriesTheChartingLibraryWithItsLicences() throws IOException {
        String page = page(ReportKind.EVALUATION, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(page)
                .contains("Copyright 2017-2025 The Apache Software Foundation", "Apache License", "Mike Bostock")
                .contains("Licensed to the Apache Software Foundation (ASF)")
                .doesNotContain("sourceMappingURL", "{{");
    }

    @Example
    void write_givesTheSameBytesAsRenderAndLeavesTheStreamOpen() throws IOException {
        byte[] json = "{\"a\": \"<\"}".getBytes(StandardCharsets.UTF_8);
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Report.write(ReportKind.ROBUSTNESS_CHECK, json, out);

        assertThat(out.toByteArray()).isEqualTo(Report.robustnessCheck(json));
        assertThat(closed[0]).isFalse();
    }

    private static String page(ReportKind kind, byte[] json) {
        return new String(Report.render(kind, json), StandardCharsets.UTF_8);
    }

    private static String only(Pattern pattern, String page) {
        List<String> found =
                pattern.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(found).as(pattern.pattern()).hasSize(1);
        return found.getFirst();
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
