#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Training 784-128-10 compiles at -O2 in under 1.5 s of processor time and 150 MB. The best of five, for other work on
# the machine can only add. compile_time.sh <include/nervelet> <source> <compiler> [<seconds> <megabytes>]
set -u
headers=$1
source=$2
compiler=$3
most_seconds=${4:-1.5}
most_megabytes=${5:-150}
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }

# Prints user and system seconds of the compilation, from what the shell counted for its children.
seconds() {
    ("$compiler" -std=c++17 -O2 -I "$headers/.." -S -o /dev/null "$source" || echo failed; times) |
        sed -n '/failed/p; $p' | awk '/failed/ { print "failed"; exit }
            { for (i = 1; i <= 2; ++i) { split($i, part, /[ms]/); sum += 60 * part[1] + part[2] } print sum }'
}

best=
for run in 1 2 3 4 5; do
    now=$(seconds)
    [ "$now" != failed ] || { echo "FAILED: does not compile"; exit 1; }
    echo "run $run: $now s"
    best=$(printf '%s\n' "$now" ${best:+"$best"} | sort -n | head -n 1)
done

memory=unknown
if [ -x /usr/bin/time ]; then
    memory=$(/usr/bin/time -f %M "$compiler" -std=c++17 -O2 -I "$headers/.." -S -o /dev/null "$source" 2>&1 | tail -n 1)
    memory=$(awk "BEGIN { printf \"%.0f\", $memory / 1024 }")
fi
echo "compile time $best s of at most $most_seconds s, memory $memory MB of at most $most_megabytes MB"
awk "BEGIN { exit !($best < $most_seconds) }" || { echo "FAILED: too slow"; exit 1; }
[ "$memory" = unknown ] || [ "$memory" -le "$most_megabytes" ] || { echo "FAILED: too much memory"; exit 1; }
