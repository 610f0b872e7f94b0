#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Real models of TensorFlow Lite, from the folder NERVELET_MODELS, answer on emulated boards as on the host, to the bit.
# It is measured what they need, for ../benchmark: <build folder>/models-CORE.figures, one figure a line; their firmware
# has no heap, no double, no strings.
# models.sh <root> <build folder> <cmake> <import_model>
set -eu
root=$(cd "$1" && pwd)
work=$2
cmake=$3
import=$4
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR
. "$here/tools.sh"
# shellcheck source-path=SCRIPTDIR
. "$here/../benchmark/figures.sh"
need_board_tools
models=${NERVELET_MODELS:-}
[ -n "$models" ] || { echo "skipped: NERVELET_MODELS names no folder of models"; exit 77; }
rm -rf "$work"
mkdir -p "$work/headers"

fail() {
    cat "$work/log"
    echo "FAILED: $*"
    exit 1
}

# What the figures call each model, and its file.
names="kws:kws_ref_model ad01:ad01_int8 vww:vww_96_int8 resnet:pretrainedResnet_quant micro_speech:micro_speech_quantized
hello_world:hello_world_int8"
files=
for name in $names; do
    file=${name#*:}
    files="$files${files:+;}$file"
    "$import" "$models/$file.tflite" --name "$file" --output "$work/headers/$file.hpp" >"$work/log" 2>&1 ||
        fail "$file is not imported"
done

# figures NAME FILE: of a model; its RAM is its arena and at most 7 bytes between sections.
figures() {
    measured "$2" | sed "s,^\([a-z]*\) ,\1/$1 ,"
    beyond_empty empty "$2-alone" "$2::net" "$1"
    echo "constants/$1 $(size_of "$2-alone" "$2::net")"
}

for core in m0 m4f m33 m55; do
    build=$work/$core
    "$cmake" -S "$here/models" -B "$build" --toolchain "$root/toolchains/cortex-$core.cmake" \
        "-DHEADERS=$work/headers" "-DMODELS=$files" >"$work/log" 2>&1 || fail "$core is not configured"
    "$cmake" --build "$build" >"$work/log" 2>&1 || fail "$core is not built"
    for name in $names; do
        figures "${name%%:*}" "${name#*:}"
    done >"$work/log" 2>&1
    grep -v '^[a-z].* [0-9]*$' "$work/log" && fail "$core: a model answers otherwise, or is not measured"
    awk '{ split($1, part, "/"); value[part[1], part[2]] = $2; names[part[2]] }
        END {
            for (name in names) {
                between = value["ram", name] - value["arena", name]
                if (between < 0 || between > 7) wrong = 1
            }
            exit wrong
        }' "$work/log" || fail "$core: RAM of a firmware is not that of its arena"
    grep -v '^arena' "$work/log" >"$work/models-$core.figures"
    for file in $(echo "$files" | tr ';' ' '); do
        sh "$here/../benchmark/symbols.sh" "$build/$file-alone.elf" >"$work/log" 2>&1 ||
            fail "$core: $file brings what it must not"
        ! arm-none-eabi-readelf -SW "$build/CMakeFiles/${file}_model.dir/$file.cpp.obj" >"$work/log" ||
            ! grep -q '\.rodata.*\.str' "$work/log" || fail "$core: $file has strings"
    done
    echo "$core: six models answer as on the host"
done
