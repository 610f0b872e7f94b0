#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Real models of TensorFlow Lite, from the folder NERVELET_MODELS, answer on emulated boards as on the host, to the bit.
# Of two of them it is measured what they need, for ../benchmark: <build folder>/models-CORE.figures, one figure a line;
# their firmware has no heap, no double, no strings.
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

for name in hello_world_int8 micro_speech_quantized ad01_int8 pretrainedResnet_quant vww_96_int8 kws_ref_model; do
    "$import" "$models/$name.tflite" --name $name --output "$work/headers/$name.hpp" >"$work/log" 2>&1 ||
        fail "$name is not imported"
done

# figures NAME SYMBOL: of the model NAME, whose constants are SYMBOL; its RAM is its arena and at most 7 bytes between
# sections.
figures() {
    measured "$1" | sed "s,^\([a-z]*\) ,\1/$1 ,"
    beyond_empty empty "$1-alone" "$2" "$1"
    echo "constants/$1 $(size_of "$1-alone" "$2")"
}

for core in m0 m4f m33 m55; do
    build=$work/$core
    "$cmake" -S "$here/models" -B "$build" --toolchain "$root/toolchains/cortex-$core.cmake" "-DHEADERS=$work/headers" \
        >"$work/log" 2>&1 || fail "$core is not configured"
    "$cmake" --build "$build" >"$work/log" 2>&1 || fail "$core is not built"
    measured models >"$work/log"
    grep -qx 'right: 4' "$work/log" || fail "$core: a model answers otherwise, or takes more stack"
    {
        figures kws kws_ref_model::net
        figures ad01 ad01_int8::net
    } >"$work/log" 2>&1
    grep -v '^[a-z].* [0-9]*$' "$work/log" && fail "$core: a model is not measured"
    awk '{ split($1, part, "/"); value[part[1], part[2]] = $2; names[part[2]] }
        END {
            for (name in names) {
                between = value["ram", name] - value["arena", name]
                if (between < 0 || between > 7) wrong = 1
            }
            exit wrong
        }' "$work/log" || fail "$core: RAM of a firmware is not that of its arena"
    grep -v '^arena' "$work/log" >"$work/models-$core.figures"
    sh "$here/../benchmark/symbols.sh" "$build/kws-alone.elf" "$build/ad01-alone.elf" >"$work/log" 2>&1 ||
        fail "$core: a model brings what it must not"
    for model in kws ad01; do
        ! arm-none-eabi-readelf -SW "$build/CMakeFiles/${model}_model.dir/$model.cpp.obj" >"$work/log" ||
            ! grep -q '\.rodata.*\.str' "$work/log" || fail "$core: $model has strings"
    done
    echo "$core: six models answer as on the host"
done
