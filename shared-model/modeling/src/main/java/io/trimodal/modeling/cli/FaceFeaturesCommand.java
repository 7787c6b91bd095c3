package io.trimodal.modeling.cli;

import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.modeling.face.FaceFeatureFile;
import io.trimodal.modeling.face.VotedPictures;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes features of FER+'s pictures of faces to train on. */
@Command(
        name = "face-features",
        description = {
            "Reads pictures of faces through the front end that serves, and writes their features to train on.",
            "The file has the NumPy arrays images (uint8, 48 by 48 grey pixels), split (0 train, 1 valid, 2 test) and "
                    + "votes (ten columns: neutral, happiness, surprise, sadness, anger, disgust, fear, contempt, "
                    + "unknown, no face), as FER+ has them."
        },
        mixinStandardHelpOptions = true)
final class FaceFeaturesCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Pictures and votes, .npz.")
    private Path data;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "For the features, .npz.")
    private Path output;

    @Option(
            names = "--step",
            converter = Numbers.Positive.class,
            defaultValue = "1",
            paramLabel = "N",
            description = "Of so many training pictures one is read (default: all).")
    private int step;

    @Mixin
    private FrontEndsOption frontEnds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data);
        GivenFiles.requireWritable(output);
        VotedPictures pictures = VotedPictures.read(data);
        int[] known = pictures.known(step);
        FrontEndPackage files = frontEnds.newest(FaceFrontEnd.NAME);
        try (FaceFrontEnd frontEnd = FaceFrontEnd.open(files, new OnnxGraphs(RuntimeOptions.cpu(1)));
                ProgressBar bar = ProgressLine.start("pictures", known.length)) {
            FaceFeatureFile.make(pictures, known, frontEnd, output, bar::stepTo);
        }
        spec.commandLine().getOut().println(output);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
