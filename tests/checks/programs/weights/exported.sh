#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Real models of TensorFlow Lite, from the folder NERVELET_MODELS, become headers, and their networks of bytes are
# exported again: as .safetensors they have the numbers of the file's own tensors, which Python reads by hand, and so
# have the layers below a head that learned. Imported once more they are what take_over() says, bit for bit. export_weights
# writes the same numbers of the file and of what was saved.
# exported.sh <root> <build folder> <import_model> <export_weights> <compiler>
set -eu
root=$1
build=$2
import=$3
export=$4
compiler=$5
here=$(cd "$(dirname "$0")" && pwd)
models=${NERVELET_MODELS:-}
[ -n "$models" ] || { echo "skipped: NERVELET_MODELS names no folder of models"; exit 77; }
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }
rm -rf "$build"
mkdir -p "$build"
cd "$build"

fail() {
    echo "FAILED: $*"
    exit 1
}

# same_numbers <file> <file>: all but the header, which says what the arrays are, and that they are the same ones.
same_numbers() {
    python3 -c '
import json, struct, sys
def parts(path):
    data = open(path, "rb").read()
    size = struct.unpack_from("<Q", data, 0)[0]
    header = json.loads(data[8 : 8 + size].decode())
    scales = header.pop("__metadata__")["quantization"]
    return header, json.loads(scales), data[8 + size :]
sys.exit(0 if parts(sys.argv[1]) == parts(sys.argv[2]) else 1)' "$1" "$2"
}

for name in hello_world_int8 ad01_int8 vww_96_int8 micro_speech_quantized pretrainedResnet_quant kws_ref_model; do
    "$import" "$models/$name.tflite" --name model --output model.hpp 2>notes.txt || fail "$name: $(cat notes.txt)"
    "$compiler" -std=c++17 -O1 "-I$root/include" "-I$root" -I. "$here/exported.cpp" -o exported ||
        fail "$name: what exports it does not compile"
    layers=$(./exported) || fail "$name is not exported"
    for layout in torch keras; do
        words=$layout
        [ $layout = keras ] || words=pytorch
        python3 "$here/exported.py" "$models/$name.tflite" $layout.safetensors $words || fail "$name: another $layout"
    done
    python3 "$here/exported.py" "$models/$name.tflite" head.safetensors keras head.bin || fail "$name: another head"
    "$export" "$models/$name.tflite" --output whole_of_file.safetensors 2>notes.txt || fail "$name: $(cat notes.txt)"
    same_numbers torch.safetensors whole_of_file.safetensors || fail "$name: export_weights writes other numbers"
    "$export" "$models/$name.tflite:$layers,dense:14:softmax" saved.bin --layout keras --output head_of_file.safetensors \
        2>notes.txt || fail "$name: $(cat notes.txt)"
    same_numbers head.safetensors head_of_file.safetensors || fail "$name: export_weights writes another head"
    text=$(LC_ALL=C sed -n 's/.*"nervelet":"\([^"]*\)".*/\1/p' torch.safetensors | head -n 1)
    "$import" "$text" torch.safetensors --name back --output back.hpp 2>notes.txt || fail "$name: $(cat notes.txt)"
    "$compiler" -std=c++17 -O1 -DEXPORTED "-I$root/include" "-I$root" -I. "$here/exported.cpp" -o exported ||
        fail "$name: what was exported does not compile"
    ./exported || fail "$name: other floats came back"
done

# One changed byte is found.
printf 'x' | dd of=keras.safetensors bs=1 seek=$(($(wc -c <keras.safetensors) - 3)) conv=notrunc 2>/dev/null
! python3 "$here/exported.py" "$models/$name.tflite" keras.safetensors keras >/dev/null 2>&1 ||
    fail "a changed number is not found"
