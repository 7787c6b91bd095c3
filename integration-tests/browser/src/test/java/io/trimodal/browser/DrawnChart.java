package io.trimodal.browser;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A chart as it stands in the page: what a person would read off its axes, curves and bars. Nothing of the data behind
 * it is looked at.
 *
 * @param texts words and numbers in the drawing
 * @param paths lines, areas, points and bars
 */
record DrawnChart(List<Text> texts, List<Path> paths) {
    /** How far a drawn position may be from where it belongs, in pixels. */
    private static final double SHARP = 0.6;

    private static final Pattern SIGN_OR_UNIT = Pattern.compile("[+\\s%\\u00a0]");

    /** A text and where it is anchored: at its start, middle or end. */
    record Text(String text, String anchor, double x, double y) {}

    /** A path: the points of its outline as written in it, and its box. */
    record Path(String stroke, String fill, double width, String dashes, List<Point> points, Point low, Point high) {}

    record Point(double x, double y) {}

    /** A straight axis: value = at + by · pixel. */
    record Scale(double at, double by, double lowest, double highest) {
        double value(double pixel) {
            return at + by * pixel;
        }
    }

    /** Reads the chart of that name in the element that a selector finds, once it is drawn. */
    static DrawnChart in(Browser browser, String selector, String name) {
        String chart = selector + " [data-chart='" + name + "']";
        browser.script("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", chart);
        browser.await(_ -> browser.script("return document.querySelector(arguments[0])?.dataset.drawn", chart));
        List<?> texts = (List<?>) browser.script("""
                return [...document.querySelectorAll(arguments[0] + ' svg text')].map(text => {
                  const place = text.transform.baseVal.consolidate()?.matrix
                    ?? {e: +text.getAttribute('x'), f: +text.getAttribute('y')};
                  return {text: text.textContent, anchor: text.getAttribute('text-anchor'), x: place.e, y: place.f};
                });""", chart);
        List<?> paths = (List<?>) browser.script("""
                const paths = [...document.querySelectorAll(arguments[0] + ' svg path')];
                return paths.filter(path => !path.closest('defs')).map(path => {
                  const box = path.getBBox();
                  return {stroke: path.getAttribute('stroke') ?? '', fill: path.getAttribute('fill') ?? '',
                    width: +(path.getAttribute('stroke-width') ?? 1),
                    dashes: path.getAttribute('stroke-dasharray') ?? '',
                    points: path.getAttribute('d').match(/-?[0-9.]+/g).map(Number),
                    moved: path.hasAttribute('transform'),
                    box: [box.x, box.y, box.x + box.width, box.y + box.height]};
                }).filter(path => !path.moved);""", chart);
        return new DrawnChart(
                texts.stream().map(text -> text((Map<?, ?>) text)).toList(),
                paths.stream().map(path -> path((Map<?, ?>) path)).toList());
    }

    /** The axis whose numbers stand at the left, one above the other. */
    Scale vertical() {
        List<Text> numbers = numbers(text -> text.anchor().equals("end"));
        return scale(numbers, numbers.stream().mapToDouble(Text::y).toArray());
    }

    /** The axis whose numbers stand at the bottom, side by side. */
    Scale horizontal() {
        List<Text> numbers = numbers(text -> text.anchor().equals("middle"));
        return scale(numbers, numbers.stream().mapToDouble(Text::x).toArray());
    }

    /** Solid curves in that colour, with their points in values of both axes. */
    List<List<Point>> curves(String colour) {
        Scale x = horizontal();
        Scale y = vertical();
        return paths.stream()
                .filter(path -> path.stroke().equals(colour)
                        && path.fill().equals("none")
                        && path.dashes().isEmpty())
                .map(path -> path.points().stream()
                        .map(point -> new Point(x.value(point.x()), y.value(point.y())))
                        .toList())
                .toList();
    }

    /** Areas in that colour, with their corners in values of both axes. */
    List<List<Point>> areas(String colour) {
        Scale x = horizontal();
        Scale y = vertical();
        return paths.stream()
                .filter(path -> path.fill().equals(colour))
                .map(path -> path.points().stream()
                        .map(point -> new Point(x.value(point.x()), y.value(point.y())))
                        .toList())
                .toList();
    }

    /** Lying bars in that colour, from above: the end that is not at 0, on the horizontal axis. */
    List<Double> bars(String colour) {
        Scale x = horizontal();
        return paths.stream()
                .filter(path -> path.fill().equals(colour) && path.stroke().isEmpty())
                .map(path -> {
                    double low = x.value(path.low().x());
                    double high = x.value(path.high().x());
                    return Math.abs(low) > Math.abs(high) ? low : high;
                })
                .toList();
    }

    private List<Text> numbers(Predicate<Text> side) {
        return texts.stream()
                .filter(text -> side.test(text) && plain(text.text()).matches("-?[0-9.]+"))
                .toList();
    }

    private static String plain(String text) {
        return SIGN_OR_UNIT.matcher(text.replace('\u2212', '-')).replaceAll("");
    }

    private static Scale scale(List<Text> numbers, double[] pixels) {
        double[] values = numbers.stream()
                .mapToDouble(number -> Double.parseDouble(plain(number.text())))
                .toArray();
        if (values.length < 2) {
            throw new AssertionError("an axis with fewer than two numbers: " + numbers);
        }
        int last = values.length - 1;
        double by = (values[last] - values[0]) / (pixels[last] - pixels[0]);
        double at = values[0] - by * pixels[0];
        for (int i = 0; i < values.length; i++) {
            if (Math.abs((values[i] - at) / by - pixels[i]) > SHARP) {
                throw new AssertionError(
                        "the axis is not straight at " + numbers.get(i).text() + ": " + numbers);
            }
        }
        return new Scale(
                at,
                by,
                DoubleStream.of(values).min().orElseThrow(),
                DoubleStream.of(values).max().orElseThrow());
    }

    private static Text text(Map<?, ?> drawn) {
        return new Text(
                (String) drawn.get("text"),
                (String) drawn.get("anchor"),
                number(drawn.get("x")),
                number(drawn.get("y")));
    }

    private static Path path(Map<?, ?> drawn) {
        List<?> numbers = (List<?>) drawn.get("points");
        List<Point> points = IntStream.range(0, numbers.size() / 2)
                .mapToObj(i -> new Point(number(numbers.get(2 * i)), number(numbers.get(2 * i + 1))))
                .toList();
        List<?> box = (List<?>) drawn.get("box");
        return new Path(
                (String) drawn.get("stroke"),
                (String) drawn.get("fill"),
                number(drawn.get("width")),
                (String) drawn.get("dashes"),
                points,
                new Point(number(box.get(0)), number(box.get(1))),
                new Point(number(box.get(2)), number(box.get(3))));
    }

    private static double number(Object number) {
        return ((Number) number).doubleValue();
    }
}
