#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Real models of TensorFlow Lite, from the folder NERVELET_MODELS, become headers, and each answers all that is published
# of it to the bit, with both roundings, in an arena of so many bytes. The one for keywords compiles at -O2 in 6 s of
# processor time and 500 MB.
# tflite_models.sh <root> <build folder> <import_model> <compiler>
set -eu
root=$1
build=$2
import=$3
compiler=$4
here=$(cd "$(dirname "$0")" && pwd)
models=${NERVELET_MODELS:-}
[ -n "$models" ] || { echo "skipped: NERVELET_MODELS names no folder of models"; exit 77; }
rm -rf "$build"
mkdir -p "$build"
cd "$build"

fail() {
    echo "FAILED: $*"
    exit 1
}

# seconds: user and system seconds of a command, from what the shell counted for its children.
seconds() {
    ("$@" || echo failed; times) | sed -n '/failed/p; $p' | awk '/failed/ { print "failed"; exit }
        { for (i = 1; i <= 2; ++i) { split($i, part, /[ms]/); sum += 60 * part[1] + part[2] } print sum }'
}

for model in hello_world_int8:32 micro_speech_quantized:4168 ad01_int8:768 pretrainedResnet_quant:33888 \
    vww_96_int8:37680 kws_ref_model:8448; do
    name=${model%:*}
    "$import" "$models/$name.tflite" --name model --output model.hpp || fail "$name is not imported"
    set -- "$compiler" -std=c++17 -O2 "-I$root/include" -I. "$here/answers.cpp" -o answers
    time=$(seconds "$@")
    [ "$time" != failed ] || fail "$name: the header does not compile"
    ./answers "$models/$name" "$models/inputs" >answers.txt || fail "$name answers otherwise: $(cat answers.txt)"
    cat answers.txt
    [ "$(grep -c " arena of ${model#*:} bytes" answers.txt)" -eq 2 ] || fail "$name: another arena than ${model#*:} bytes"
done

memory=unknown
if [ -x /usr/bin/time ]; then
    memory=$(/usr/bin/time -f %M "$@" 2>&1 | tail -n 1)
    memory=$(awk "BEGIN { printf \"%.0f\", $memory / 1024 }")
fi
echo "$name: $time s of at most 6 s to compile, memory $memory MB of at most 500 MB"
awk "BEGIN { exit !($time < 6) }" || fail "too slow"
[ "$memory" = unknown ] || [ "$memory" -le 500 ] || fail "too much memory"
