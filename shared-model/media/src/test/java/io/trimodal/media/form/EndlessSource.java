package io.trimodal.media.form;

import io.trimodal.media.clip.ClipSource;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
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
        private long position;

        @Override
        public int read(ByteBuffer target) {
            if (position >= size) {
                return -1;
            }
            int count = 0;
            while (target.hasRemaining() && position < size) {
                target.put(position < head.length ? head[(int) position] : filler);
                position++;
                count++;
            }
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
