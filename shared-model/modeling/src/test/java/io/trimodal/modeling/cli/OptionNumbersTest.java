package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that no command can work with are refused before anything is read, by the option's name. */
class OptionNumbersTest {
    /** What a command needs beside the option. */
    private static String required(String command) {
        return switch (command) {
            case "train" -> " --architecture lnln --data none.csv --output none";
            case "measure-encoder", "compare-explanations" -> " --data none.csv";
            case "simulate-data" -> " --output none.pkl";
            default -> " --data none --output none";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            face-features | --step | 0 | a whole number of at least 1
            face-features | --step | -3 | a whole number of at least 1
            face-features | --step | 1.5 | a whole number
            voice-features | --variations | -1 | a whole number of at least 0
            voice-features | --variations | 9999999999 | a whole number
            train | --epochs | 0 | a whole number of at least 1
            train | --batch | 0 | a whole number of at least 1
            train | --threads | 0 | a whole number of at least 1
            train | --learning-rate | NaN | a number between 0 and 1
            train | --learning-rate | 0 | a number between 0 and 1
            train | --learning-rate | fast | a number
            train | --weight-decay | -1e-4 | a number from 0 to less than 1
            train | --averaging | 1 | a number from 0 to less than 1
            train | --absent-share | 1.1 | a share from 0 to 1
            train | --absent-language-share | NaN | a share from 0 to 1
            train | --masked | -1 | a whole number of at least 0
            train | --transcripts | -1 | a whole number of at least 0
            train | --voices-alone | -1 | a whole number of at least 0
            train | --faces-alone | -1 | a whole number of at least 0
            train | --conflict-share | Infinity | a share from 0 to 1
            tune-encoder | --frozen | -1 | a whole number of at least 0
            tune-encoder | --layers | 0 | a whole number of at least 1
            tune-encoder | --averaged | 0 | a whole number of at least 1
            tune-encoder | --epochs | 0 | a whole number of at least 1
            tune-encoder | --batch | -2 | a whole number of at least 1
            tune-encoder | --learning-rate | NaN | a number between 0 and 1
            tune-encoder | --layer-decay | 0 | a number above 0 and at most 1
            tune-encoder | --head-rate | Infinity | a number between 0 and 1
            tune-encoder | --pull | 2 | a share from 0 to 1
            tune-encoder | --averaging | 1 | a number from 0 to less than 1
            tune-encoder | --threads | 0 | a whole number of at least 1
            tune-encoder | --spoken-share | -0.1 | a share from 0 to 1
            measure-encoder | --threads | 0 | a whole number of at least 1
            compare-explanations | --utterances | 0 | a whole number of at least 1
            compare-explanations | --window | 0 | a whole number of at least 1
            compare-explanations | --orders | 1 | a whole number from 2 to 100
            simulate-data | --noise | 0 | a whole number of at least 1
            """)
    void number_thatCannotBe_isRefusedByTheNameOfItsOption(
            String command, String option, String value, String expected) {
        Run run = Run.of((command + required(command) + " " + option + "=" + value).split(" "));

        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("'" + option + "'", "expected " + expected + " but was '" + value + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            train --architecture almt --absent-share 0.8 --absent-language-share 0.5 | --absent-share and \
            --absent-language-share must sum to at most 1, and not 0.8 and 0.5
            tune-encoder --frozen 8 | --frozen and --averaged must sum to at most --layers, 10, and not 8 and 3
            """)
    void numbers_thatDoNotFitEachOther_areRefusedByTheNamesOfTheirOptions(String command, String expected) {
        // a file that is there, as files are looked at first
        Run run = Run.of((command + " --data pom.xml --output target/none").split(" "));

        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(expected);
    }
}
