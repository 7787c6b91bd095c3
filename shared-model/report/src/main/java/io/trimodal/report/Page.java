package io.trimodal.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page without its data, put together once per kind: {@code page.html} with style, scripts and licences in their
 * places.
 *
 * @param head up to the data, UTF-8
 * @param tail what follows the data
 */
record Page(byte[] head, byte[] tail) {
    private static final Map<ReportKind, Page> PAGES = new ConcurrentHashMap<>();
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final List<String> STYLES = List.of(
            "style/colours.css",
            "style/page.css",
            "style/parts.css",
            "style/report.css",
            "style/explanation.css",
            "style/clip.css",
            "style/print.css");

    static Page of(ReportKind kind) {
        return PAGES.computeIfAbsent(kind, Page::assemble);
    }

    int length() {
        return head.length + tail.length;
    }

    private static Page assemble(ReportKind kind) {
        String style = STYLES.stream().map(Resources::text).collect(Collectors.joining());
        // Debuggers would look for the map, which is not inside.
        String charts = Resources.text("echarts/dist/echarts.min.js").replaceFirst("(?m)^//# sourceMappingURL=.*$", "");
        String script = kind.scripts()
                .map(file -> Resources.text("script/" + file))
                .collect(Collectors.joining("", "\"use strict\";\n(() => {\n", "})();\n"));
        Map<String, String> places = Map.of(
                "title", kind.title(),
                "policy", SecurityPolicy.of(List.of(charts, script), style),
                "style", style,
                "charts", charts,
                "script", script,
                "notice", escaped(Resources.text("echarts/NOTICE").strip()),
                "licence", escaped(Resources.text("echarts/LICENSE").strip()),
                "d3", escaped(Resources.text("echarts/licenses/LICENSE-d3").strip()));
        String[] halves = Resources.text("page.html").split("\\{\\{data}}");
        return new Page(filled(halves[0], places), filled(halves[1], places));
    }

    /** One pass over the template only: what is filled in is not searched for places again. */
    private static byte[] filled(String template, Map<String, String> places) {
        return PLACE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(places.get(match.group(1))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
