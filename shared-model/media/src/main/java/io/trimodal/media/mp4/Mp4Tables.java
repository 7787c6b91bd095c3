package io.trimodal.media.mp4;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Where the samples of a track are and when they are shown (ISO/IEC 14496-12, 8.6 and 8.7).
 *
 * @param timescale units of time in a second
 * @param times stts: how many, how long
 * @param offsets ctts: how many, by how much they are shown later
 * @param chunks stsc: from which chunk on, how many samples in each
 * @param places stco or co64: where each chunk is
 * @param sizes stsz: a size each, or none where all are of {@code size}
 * @param samples how many
 */
record Mp4Tables(
        long timescale,
        Edits edits,
        SampleTable times,
        SampleTable offsets,
        SampleTable chunks,
        SampleTable places,
        SampleTable sizes,
        long size,
        int samples) {
    private static final SampleTable EMPTY = new SampleTable(new BoxReader("none", ByteBuffer.allocate(0)), 0, 4, 0);

    static Mp4Tables of(BoxReader media, Edits edits) {
        BoxReader header = media.require("mdhd");
        long timescale = header.u32(header.version() == 1 ? 20 : 12);
        if (timescale == 0) {
            throw BoxReader.invalid("0 units of time in a second, expected 1 or more");
        }
        BoxReader stbl = media.require("minf/stbl");
        BoxReader sizeBox = stbl.require("stsz");
        long size = sizeBox.u32(4);
        SampleTable sizes = size == 0 ? SampleTable.of(sizeBox, 8, 4) : EMPTY;
        Optional<BoxReader> narrow = stbl.find("stco");
        SampleTable places =
                narrow.isPresent() ? SampleTable.of(narrow.get(), 4) : SampleTable.of(stbl.require("co64"), 8);
        return new Mp4Tables(
                timescale,
                edits,
                SampleTable.of(stbl.require("stts"), 8),
                stbl.find("ctts").map(box -> SampleTable.of(box, 8)).orElse(EMPTY),
                SampleTable.of(stbl.require("stsc"), 12),
                places,
                sizes,
                size,
                size == 0 ? sizes.count() : (int) Math.min(Integer.MAX_VALUE, sizeBox.u32(8)));
    }

    long size(int sample) {
        return size == 0 ? sizes.u32(sample, 0) : size;
    }

    long place(int chunk) {
        return places.width() == 8 ? places.i64(chunk) : places.u32(chunk, 0);
    }
}
