package io.trimodal.modeling.face;

import io.trimodal.media.face.FaceCrop;
import io.trimodal.media.face.FaceFinder;
import io.trimodal.media.face.FacePoints;
import io.trimodal.media.face.RgbPicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes samples of the pictures of FER+: points are found in the picture and in variations of it, each through the very
 * path that recordings take, and the teacher looks at the picture itself.
 */
final class FaceSampler {
    private final FaceFinder finder;
    private final Teacher teacher;
    private final int variations;
    private final long seed;

    /**
     * @param variations of each picture for training
     * @param seed of the variations
     */
    FaceSampler(FaceFinder finder, Teacher teacher, int variations, long seed) {
        this.finder = finder;
        this.teacher = teacher;
        this.variations = variations;
        this.seed = seed;
    }

    /**
     * @param file arrays {@code images} uint8 {@code [pictures, 48, 48]} and {@code split}
     * @param step of how many training pictures one is taken; of the test all are
     */
    List<FaceSample> samples(Path file, int step) {
        FerPictures pictures = FerPictures.read(file);
        return IntStream.concat(
                        IntStream.of(pictures.every(step, FerPictures.TRAINING)),
                        IntStream.of(pictures.every(1, FerPictures.TEST)))
                .parallel()
                .mapToObj(picture -> samples(picture, pictures.split(picture), pictures.grey(picture)))
                .flatMap(List::stream)
                .toList();
    }

    private List<FaceSample> samples(int picture, int split, byte[] grey) {
        RgbPicture upright = PictureVariation.upright(grey, FerPictures.SIDE);
        List<FaceCrop> crops = finder.crops(upright, Teacher.SIDE);
        List<FacePoints> points = finder.find(upright);
        if (crops.isEmpty() || points.isEmpty()) {
            return List.of();
        }
        float[] units = FaceUnits.of(teacher.shapes(crops.getFirst()));
        List<FaceSample> samples = new ArrayList<>();
        samples.add(new FaceSample(picture, split, points.getFirst().places(), units));
        Random random = new Random(seed * 1_000_003 + picture);
        for (int i = 0; i < variations && split == FerPictures.TRAINING; i++) {
            finder.find(PictureVariation.drawn(grey, FerPictures.SIDE, random)).stream()
                    .limit(1)
                    .forEach(face -> samples.add(new FaceSample(picture, split, face.places(), units)));
        }
        return samples;
    }
}
