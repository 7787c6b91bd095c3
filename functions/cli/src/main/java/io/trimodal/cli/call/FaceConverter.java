package io.trimodal.cli.call;

import io.trimodal.media.face.FaceSelection;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --face}. */
final class FaceConverter implements ITypeConverter<FaceSelection> {
    @Override
    public FaceSelection convert(String value) {
        try {
            return FaceSelection.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
