package io.trimodal.media.form;

import io.trimodal.media.clip.ClipSource;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A head, and then one byte again and again, up to a size that no memory has. */
record EndlessSource(byte[] head, byte filler, long size) implements ClipSource {
    @Override
    public SeekableByteChannel open() {
        return new Channel();
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    private final class Channel implements SeekableByteChannel {
        private byte[] fill = new byte[0];
        private long position;

        private byte[] filled(int count) {
            if (fill.length < count) {
                fill = new byte[count];
                Arrays.fill(fill, filler);
            }
            return fill;
        }

        @Override
        public int read(ByteBuffer target) {
            if (position >= size) {
                return -1;
            }
            int count = (int) Math.min(target.remaining(), size - position);
            byte[] bytes;
            if (position < head.length) {
                count = Math.min(count, head.length - (int) position);
                bytes = Arrays.copyOfRange(head, (int) position, (int) position + count);
            } else {
                bytes = filled(count);
            }
            target.put(bytes, 0, count);
            position += count;
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long target) {
            position = target;
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public SeekableByteChannel truncate(long to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
