package io.trimodal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;

/**
 * The colours of effects, of attention and of models mean one thing each, for people with the common forms of
 * colour-blindness too.
 */
class ColoursTest {
    /** Differences of CIELAB; 2 is just noticed, 10 is seen at a glance. */
    private static final double CLEAR = 15;

    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});");
    private static final List<String> APART =
            List.of("positive", "negative", "looking", "model-1", "model-2", "model-3");

    /**
     * Linear RGB as it is, and as somebody without the red or the green cones sees it: Machado, Oliveira and Fernandes
     * (2009).
     */
    private static final List<double[][]> EYES = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            });

    @Example
    void effectsAttentionAndModels_areToldApartByEverybody() throws IOException {
        List<Map<String, String>> schemes = schemes();
        assertThat(schemes).hasSize(2);
        for (Map<String, String> colours : schemes) {
            for (String one : APART) {
                for (String other : APART) {
                    if (one.compareTo(other) < 0) {
                        assertThat(EYES)
                                .allSatisfy(eye -> assertThat(
                                                distance(seen(eye, colours.get(one)), seen(eye, colours.get(other))))
                                        .as("%s %s, %s %s", one, colours.get(one), other, colours.get(other))
                                        .isGreaterThan(CLEAR));
                    }
                }
            }
        }
    }

    @Example
    void everyColour_hasOneMeaning() throws IOException {
        for (Map<String, String> colours : schemes()) {
            List<String> meanings = colours.keySet().stream()
                    .filter(name -> name.startsWith("model-")
                            || List.of("positive", "negative", "looking").contains(name))
                    .map(colours::get)
                    .toList();
            assertThat(meanings).hasSize(9).doesNotHaveDuplicates();
        }
    }

    /** Light, and dark. */
    private static List<Map<String, String>> schemes() throws IOException {
        try (InputStream in = ColoursTest.class.getResourceAsStream("style/colours.css")) {
            String[] halves = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("@media", 2);
            List<Map<String, String>> schemes = new ArrayList<>();
            for (String half : halves) {
                Map<String, String> colours = new TreeMap<>();
                Matcher colour = COLOUR.matcher(half);
                while (colour.find()) {
                    colours.put(colour.group(1), colour.group(2));
                }
                schemes.add(colours);
            }
            return schemes;
        }
    }

    private static double[] seen(double[][] eye, String colour) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double share = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            linear[i] = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }
        return lab(product(eye, linear));
    }

    /** CIE 1976 of linear sRGB with white D65. */
    private static double[] lab(double[] linear) {
        double[] xyz = product(
                new double[][] {
                    {0.4124564, 0.3575761, 0.1804375},
                    {0.2126729, 0.7151522, 0.0721750},
                    {0.0193339, 0.1191920, 0.9503041}
                },
                linear);
        double x = root(xyz[0] / 0.95047);
        double y = root(xyz[1]);
        double z = root(xyz[2] / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double share) {
        return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116.0;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i] += matrix[i][j] * Math.clamp(vector[j], 0, 1);
            }
        }
        return product;
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(
                Math.pow(one[0] - other[0], 2) + Math.pow(one[1] - other[1], 2) + Math.pow(one[2] - other[2], 2));
    }
}
