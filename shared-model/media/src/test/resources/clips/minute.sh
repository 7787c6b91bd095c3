#!/bin/sh
# Makes minute.mp4 and minute.vtt anew: espeak-ng 1.51 speaks, face.py (Debian's python3-pil and python3-numpy) draws,
# ffmpeg 5.1 encodes (Debian 12).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
ff() { ffmpeg -nostdin -hide_banner -loglevel error -y "$@"; }
exact="-fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1"

time_of() { awk -v s="$1" 'BEGIN { printf "00:%06.3f", s }'; }
printf 'WEBVTT\n' > minute.vtt
start=0.5
number=0
while IFS='|' read -r pitch speed words; do
    number=$((number + 1))
    espeak-ng -v en -p "$pitch" -s "$speed" -w "$work/$number.wav" "$words"
    length=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$work/$number.wav")
    end=$(awk -v s="$start" -v l="$length" 'BEGIN { print s + l }')
    printf '\n%s --> %s\n<v Ann>%s\n' "$(time_of "$start")" "$(time_of "$end")" "$words" >> minute.vtt
    delay=$(awk -v s="$start" 'BEGIN { printf "%d", s * 1000 }')
    ff -i "$work/$number.wav" -af "adelay=$delay" -ar 22050 -ac 1 "$work/at-$number.wav"
    start=$(awk -v e="$end" 'BEGIN { print e + 2.6 }')
done <<'SENTENCES'
60|165|I watched this film with my whole family last night, and we loved every minute of it.
65|170|The story is warm, the music is wonderful, and the actors are simply brilliant.
50|150|It begins in a small town by the sea.
35|130|But the second half is a terrible disappointment.
30|125|It is slow, it is dull, and nothing in it makes any sense.
35|140|I nearly fell asleep, and I was angry about the money that I had paid.
50|150|The cinema was half empty when the lights came on.
60|165|Still, the last scene is beautiful, and it made me laugh out loud.
65|170|If you like a happy ending, you will have a great time.
SENTENCES
inputs=""
for n in $(seq "$number"); do inputs="$inputs -i $work/at-$n.wav"; done
ff $inputs -filter_complex "amix=inputs=$number:duration=longest:normalize=0,apad=whole_dur=60" -t 60 "$work/speech.wav"
/usr/bin/python3 face.py 60 15 | ff -f rawvideo -pix_fmt rgb24 -s 160x120 -r 15 -i - -i "$work/speech.wav" \
    -c:v libx264 -preset veryslow -crf 30 -g 75 -pix_fmt yuv420p -c:a aac -b:a 32k -ar 22050 -ac 1 -t 60 \
    -movflags +faststart $exact minute.mp4
echo "$number sentences; the last ends at $end s"
