#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Builds the firmwares of one core, runs the one that measures itself in QEMU, and writes and prints WORK/CORE.figures:
# one figure a line, name and number.   board.sh ROOT WORK CORE     (CORE as in toolchains/cortex-CORE.cmake)
set -eu
root=$(cd "$1" && pwd) core=$3
mkdir -p "$2"
work=$(cd "$2" && pwd)
for tool in arm-none-eabi-g++ arm-none-eabi-size arm-none-eabi-nm qemu-system-arm cmake; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
build=$work/$core
rm -f "$work/$core.figures"
if ! { cmake --fresh -S "$root/tests/benchmark/board" -B "$build" --toolchain "$root/toolchains/cortex-$core.cmake" &&
    cmake --build "$build"; } >"$build.log" 2>&1; then
    cat "$build.log"
    exit 1
fi
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/figures.sh"
# beyond EMPTY FIRMWARE: its figures are those of PROGRAM/NAME for PROGRAM-NAME.
beyond() { beyond_empty "$1" "$2" net "$(echo "$2" | tr - /)"; }
{
    for network in O2 Os conv1d-O2 gru-O2 fixed16-O2 fixed16-Os; do
        for program in inference training; do
            beyond empty-$network $program-$network
        done
    done
    measured measure
    measured convolutions
    measured recurrent
    measured fixed16
    measured fixed16_bias_only
    # PROGRAM-NAME is compiled otherwise, and NAME stands behind its figures; of plain C and memory nothing is new.
    for elf in "$build"/measure-*.elf "$build"/convolutions-*.elf; do
        [ -e "$elf" ] || continue
        program=$(basename "$elf" .elf)
        name=${program#*-}
        measured "$program" |
            sed -e '/plain_c [0-9]*$/d' -e '/^memory/d' -e '/^percent/d' -e "s,^\([a-z][^ ]*\) ,\1/$name ,"
        case $program in
        *-Os) ;;
        measure-*) beyond empty-O2 "training-$name" ;;
        *) beyond empty-conv1d-O2 "training-conv1d-$name" ;;
        esac
    done
} >"$work/$core.figures" 2>&1
# Of -Os one figure is enough, of convolutions another: its instructions in per cent of those at -O2, of what becomes
# slowest by it.
awk '!($1 ~ /\/Os$/ && $1 ~ /^(instructions|stack)/) { print }
    { value[$1] = $2 }
    END {
        for (name in value) {
            if (name !~ /^instructions/ || !((name "/Os") in value)) continue
            kind = name ~ /^instructions\/[0-9]/ ? "percent_at_Os" : "convolutions_percent_at_Os"
            percent = 100 * value[name "/Os"] / value[name]
            if (percent > most[kind]) most[kind] = percent
        }
        for (kind in most) printf "instructions/%s %.0f\n", kind, most[kind]
        if (!("percent_at_Os" in most)) print "FAILED: nothing was measured at -Os"
    }' "$work/$core.figures" >"$build/figures"
cp "$build/figures" "$work/$core.figures"
cat "$work/$core.figures"
! grep -v '^[a-z].* [0-9]*$' "$work/$core.figures"
