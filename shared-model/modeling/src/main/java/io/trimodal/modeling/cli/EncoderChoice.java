package io.trimodal.modeling.cli;

import io.trimodal.modeling.export.TextEncoderFiles;

/** Whose features the sentences of a text set become. */
enum EncoderChoice {
    FROZEN,
    TUNED,
    CHINESE;

    TextEncoderFiles files() {
        return switch (this) {
            case FROZEN -> TextEncoderFiles.english();
            case TUNED -> TextEncoderFiles.tuned();
            case CHINESE -> TextEncoderFiles.chineseByRows();
        };
    }
}
