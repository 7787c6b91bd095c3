#!/bin/sh
# Makes the recordings of this folder anew: espeak-ng 1.51 speaks, ffmpeg 5.1 draws and encodes (Debian 12).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
espeak-ng -v en -s 150 -w "$work/speech.wav" "What a lovely day. I could not be happier."
ff() { ffmpeg -nostdin -hide_banner -loglevel error -y "$@"; }
exact="-fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1"

# H.264 High with B-frames and CABAC, AAC of two channels at 48 kHz
ff -f lavfi -i testsrc2=size=96x64:rate=25:duration=3 -i "$work/speech.wav" -c:v libx264 -preset slow -crf 32 -g 25 \
    -pix_fmt yuv420p -c:a aac -b:a 48k -ar 48000 -ac 2 -shortest -movflags +faststart $exact talk.mp4
# the same packets in Matroska
ff -i talk.mp4 -c copy $exact talk.mkv
# H.264 Baseline with several slices a picture, shown turned by 90 degrees, as phones write it; no sound
ff -f lavfi -i testsrc2=size=96x64:rate=15:duration=2 -c:v libx264 -profile:v baseline -slices 2 -crf 32 \
    -pix_fmt yuv420p $exact "$work/flat.mp4"
ff -i "$work/flat.mp4" -c copy -metadata:s:v:0 rotate=270 -fflags +bitexact turned.mp4
# pictures of a varying rate: two seconds at 10 a second, one at 2 a second
ff -f lavfi -i testsrc2=size=64x48:rate=10:duration=3 -vf "select='lt(t,2)+not(mod(n,5))'" -fps_mode vfr \
    -c:v libx264 -crf 32 -pix_fmt yuv420p $exact variable.mp4
# MP3: joint stereo at 44.1 kHz, and MPEG-2 in mono at 22.05 kHz
ff -i "$work/speech.wav" -t 2 -c:a libmp3lame -b:a 48k -ar 44100 -ac 2 $exact -id3v2_version 3 stereo.mp3
ff -i "$work/speech.wav" -t 2 -c:a libmp3lame -b:a 24k -ar 22050 -ac 1 $exact mono.mp3
# what takes ffmpeg: VP9 and Opus, FLAC
ff -f lavfi -i testsrc2=size=96x64:rate=25:duration=2 -i "$work/speech.wav" -c:v libvpx-vp9 -crf 50 -b:v 0 \
    -c:a libopus -b:a 16k -shortest $exact talk.webm
ff -i "$work/speech.wav" -t 1 -ar 8000 -c:a flac $exact talk.flac
