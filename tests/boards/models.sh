#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Real models of TensorFlow Lite, from the folder NERVELET_MODELS, answer on emulated boards as on the host, to the bit.
# models.sh <root> <build folder> <cmake> <ctest> <import_model>
set -eu
root=$1
build=$2
cmake=$3
ctest=$4
import=$5
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR
. "$here/tools.sh"
need_board_tools
models=${NERVELET_MODELS:-}
[ -n "$models" ] || { echo "skipped: NERVELET_MODELS names no folder of models"; exit 77; }
rm -rf "$build"
mkdir -p "$build/headers"

fail() {
    cat "$build/log"
    echo "FAILED: $*"
    exit 1
}

for name in hello_world_int8 micro_speech_quantized ad01_int8 pretrainedResnet_quant vww_96_int8 kws_ref_model; do
    "$import" "$models/$name.tflite" --name $name --output "$build/headers/$name.hpp" >"$build/log" 2>&1 ||
        fail "$name is not imported"
done
for core in cortex-m0 cortex-m4f cortex-m33 cortex-m55; do
    "$cmake" -S "$here/models" -B "$build/$core" --toolchain "$root/toolchains/$core.cmake" "-DNERVELET_ROOT=$root" \
        "-DHEADERS=$build/headers" >"$build/log" 2>&1 || fail "$core is not configured"
    "$cmake" --build "$build/$core" >"$build/log" 2>&1 || fail "$core is not built"
    "$ctest" --test-dir "$build/$core" --timeout 300 -V >"$build/log" 2>&1 || fail "$core: a model answers otherwise"
    [ "$(grep -c 'all right' "$build/log")" -ge 2 ] || fail "$core: not both programs ran"
    echo "$core: six models answer as on the host"
done
