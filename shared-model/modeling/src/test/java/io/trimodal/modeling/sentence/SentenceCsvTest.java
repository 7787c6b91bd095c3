package io.trimodal.modeling.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.modeling.sentence.Sentence.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text sets as spreadsheets, pandas and MMSA write them. */
class SentenceCsvTest {
    private static final String BOM = "\uFEFF";

    @TempDir
    private Path directory;

    /** The header of label.csv as the CH-SIMS data set has it. */
    @Test
    void labelCsvOfMmsa_hasItsSplitsInTheColumnMode() throws IOException {
        List<Sentence> sentences = SentenceCsv.readAny(file("""
                video_id,clip_id,text,label,label_T,label_A,label_V,annotation,mode
                video_0001,0001,good,0.8,0.8,0.6,1.0,Positive,train
                video_0001,0002,"bad, really",-0.6,-0.2,-0.8,-0.6,Negative,valid
                video_0002,0001,so so,0.0,0.0,0.0,0.2,Neutral,test
                """));

        assertThat(sentences).extracting(Sentence::split).containsExactly(Split.TRAIN, Split.VALID, Split.TEST);
        assertThat(sentences).extracting(Sentence::text).containsExactly("good", "bad, really", "so so");
        assertThat(sentences).extracting(Sentence::label).containsExactly(0.8f, -0.6f, 0f);
        assertThat(sentences).extracting(Sentence::row).containsExactly(1, 2, 3);
    }

    @Test
    void split_comesBeforeMode() throws IOException {
        assertThat(SentenceCsv.readAny(file("text,label,mode,split\na,1,train,test\n")))
                .extracting(Sentence::split)
                .containsExactly(Split.TEST);
    }

    @ParameterizedTest
    @CsvSource({
        "train, TRAIN",
        "Train, TRAIN",
        "dev, VALID",
        "val, VALID",
        "valid, VALID",
        "validation, VALID",
        "' Valid ', VALID",
        "test, TEST",
        "TEST, TEST"
    })
    void splits_haveTheirUsualNames(String written, Split split) throws IOException {
        assertThat(SentenceCsv.readAny(file("text,label,split\na,1,\"" + written + "\"\n")))
                .extracting(Sentence::split)
                .containsExactly(split);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BOM + "text,label,split\ngood,1.5,test\nbad,-1,dev\n",
                "Text,Label,Split\ngood,1.5,test\nbad,-1,dev\n",
                "\"TEXT\",\"LABEL\",\"MODE\"\r\n\"good\",\"1.5\",\"test\"\r\n\"bad\",\"-1\",\"dev\"\r\n",
                "text, label, split\ngood,1.5,test\nbad,-1,dev\n",
                "text;label;split\ngood;1.5;test\nbad;-1;dev\n",
                "text;label;split\ngood;1,5;test\nbad;-1;dev\n",
                BOM + "Text\tLabel\tMode\ngood\t1.5\ttest\nbad\t-1\tdev\n",
                "sep=;\ntext;label;split\ngood;1.5;test\nbad;-1;dev\n",
                BOM + "sep=;\r\nText;Label;Split\r\ngood;1.5;test\r\nbad;-1;dev\r\n",
                "\ntext,label,split\n\ngood,1.5,test\nbad,-1,dev\n\n"
            })
    void spreadsheets_writeTheSameSetInManyWays(String content) throws IOException {
        List<Sentence> sentences = SentenceCsv.readAny(file(content));

        assertThat(sentences).extracting(Sentence::text).containsExactly("good", "bad");
        assertThat(sentences).extracting(Sentence::label).containsExactly(1.5f, -1f);
        assertThat(sentences).extracting(Sentence::split).containsExactly(Split.TEST, Split.VALID);
    }

    @Test
    void separator_isToldByTheHeader_notByTheTexts() throws IOException {
        assertThat(SentenceCsv.readAny(file("text\tlabel\none, two; three\t1\n")))
                .extracting(Sentence::text)
                .containsExactly("one, two; three");
        assertThat(SentenceCsv.readAny(file("text,label,\"a;b;c;d\"\n\"one;\ttwo\",1,x\n")))
                .extracting(Sentence::text)
                .containsExactly("one;\ttwo");
    }

    @Test
    void whatIsWrong_isSaid() {
        refused("text,label,split\na,1,exam\n", "record 1: split must be train, valid or test, not 'exam'");
        refused("text,label,mode\na,1,\n", "record 1: mode must be train, valid or test, not ''");
        refused("text,label\na,1\nb,1,2\n", "record 2 has 3 fields, the header 2");
        refused("text,label\n ,1\n", "record 1 has no text");
        refused("text,label\na,good\n", "record 1: label must be a finite number, not 'good'");
        refused("text,label\na,\"1,5\"\n", "record 1: label must be a finite number, not '1,5'");
        refused("sentence,score\na,1\n", "has no column 'text' but 'sentence', 'score'");
        refused("text|label\na|1\n", "has no column 'text' but 'text|label'");
        refused("text,label,Text\na,1,b\n", "has two columns 'text'");
        refused("", "has no header");
        refused("\n\n", "has no header");
        refused("text,label\n\"a,1\n", "is not CSV");
    }

    @Test
    void otherEncodings_areNotUtf8() throws IOException {
        Path latin = Files.write(
                directory.resolve("latin.csv"), "text,label\nbést,1\n".getBytes(StandardCharsets.ISO_8859_1));
        Path far = Files.write(
                directory.resolve("far.csv"),
                ("text,label\n" + "good,1\n".repeat(50_000) + "bést,1\n").getBytes(StandardCharsets.ISO_8859_1));
        Path wide = Files.write(
                directory.resolve("wide.csv"), "\uFEFFtext,label\na,1\n".getBytes(StandardCharsets.UTF_16LE));

        for (Path file : List.of(latin, far, wide)) {
            assertThatThrownBy(() -> SentenceCsv.readAny(file))
                    .isInstanceOf(InvalidSentencesException.class)
                    .hasMessageEndingWith("is not UTF-8");
        }
    }

    private void refused(String content, String message) {
        assertThatThrownBy(() -> SentenceCsv.readAny(file(content)))
                .as(content)
                .isInstanceOf(InvalidSentencesException.class)
                .hasMessageContaining(message);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("label.csv"), content);
    }
}
