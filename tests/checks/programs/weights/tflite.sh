#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# From a .tflite file to a program: four small models of 8 bits become headers, which compile as C++17 and gnu++14 without
# a warning, are read-only data, and answer to the bit as the plain executor does, with both roundings; two of float32
# become networks of float, which answer within their tolerance; a changed weight does not compile; the old name of the program does the same; and what cannot be used is refused in one sentence.
# tflite.sh <root> <build folder> <import_model> <files> <compiler>
set -eu
root=$1
build=$2
import=$3
files=$4
compiler=$5
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$build"
mkdir -p "$build"
"$files" "$build" >/dev/null
cd "$build"
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"

fail() {
    echo "FAILED: $*"
    exit 1
}

for name in one_channel specimen keras residual; do
    for rounding in double single; do
        "$import" $name.tflite --name model --rounding $rounding --output model.hpp 2>summary.txt || fail "$name is not imported"
        [ "$(wc -l <summary.txt)" -eq 1 ] || fail "not one line says what was read: $(cat summary.txt)"
        standard=c++17
        [ $rounding = double ] || standard=gnu++14
        # shellcheck disable=SC2086 # the warnings are several words
        "$compiler" -std=$standard -O1 $warnings "-I$root/include" -I. "$here/answers.cpp" -o answers ||
            fail "$name, $rounding rounding: the header does not compile"
        ./answers $name . >answers.txt || fail "$name, $rounding rounding: the network answers otherwise: $(cat answers.txt)"
        cat answers.txt
        arena=$(sed -n 's/.*; the arena takes \([0-9]*\) bytes of RAM\.$/\1/p' summary.txt)
        layers=$(sed -n 's/.* \([0-9]*\) of them with weights.*/\1/p' summary.txt)
        [ "$(grep -c " $layers layers with weights, arena of $arena bytes\$" answers.txt)" -eq 2 ] ||
            fail "$name: other layers or another arena than $(cat summary.txt)"
    done
done

# Not so formatted by chance; and every option of the layers is there.
for tool in clang-format-14 clang-format; do
    command -v $tool >/dev/null && $tool --version | grep -q 'version 14\.' || continue
    $tool "--style=file:$root/.clang-format" --dry-run -Werror model.hpp || fail "the header is not formatted"
    break
done

# A microcontroller keeps it in flash, and nothing runs before main.
if command -v arm-none-eabi-g++ >/dev/null; then
    "$import" specimen.tflite --name model --output model.hpp 2>summary.txt
    for standard in c++17 gnu++14; do
        printf '#include "model.hpp"\nvoid run(model::Net::Arena& arena) { model::net.run(arena); }\n' |
            arm-none-eabi-g++ -x c++ -std=$standard -Os -mcpu=cortex-m0 -mthumb "-I$root/include" -I. -c - -o board.o
        arm-none-eabi-objdump -t -C board.o >symbols.txt
        grep -qE '[[:space:]]\.rodata.*model::net$' symbols.txt || fail "$standard: model::net is not in .rodata"
        ! grep -q '_GLOBAL__sub_I' symbols.txt || fail "$standard: something is computed at start-up"
    done
    echo "arm-none-eabi-g++: in .rodata"
fi

# One changed weight of the last layer is found, by the compiler and at run time.
"$import" residual.tflite --name model --output right.hpp 2>summary.txt
awk '/^\/\/ FULLY_CONNECTED/ { n = NR + 1 } { lines[NR] = $0 }
    END { for (i = 1; i <= NR; ++i) { if (i == n + 1) sub(/^-?[0-9]+/, "99", lines[i]); print lines[i] } }' right.hpp >model.hpp
! cmp -s right.hpp model.hpp || fail "no weight was changed"
! "$compiler" -std=c++17 "-I$root/include" -I. -fsyntax-only "$here/answers.cpp" 2>errors.txt ||
    fail "a changed weight compiles"
grep -q 'do not answer as they did' errors.txt || fail "a changed weight: the static_assert does not say so"
echo "a changed weight is found"

# Models of float32: tested by the compiler, and at run time.
"$import" float_residual.tflite --name model --output model.hpp 2>summary.txt || fail "float_residual: $(cat summary.txt)"
# shellcheck disable=SC2086
"$compiler" -std=c++17 $warnings "-I$root/include" -fsyntax-only -x c++ model.hpp || fail "float_residual does not compile"
"$import" float_keras.tflite --name model --output model.hpp --question float_keras_question.npy \
    --answer float_keras_answer.npy 2>summary.txt || fail "float_keras: $(cat summary.txt)"
grep -q 'The network answers as the model itself.' summary.txt || fail "float_keras is not compared: $(cat summary.txt)"
grep -q '^// Compared with what the model itself answered.$' model.hpp || fail "float_keras: the header does not say so"
printf '#include "model.hpp"\nint main() { return model::answers(model::net) ? 0 : 1; }\n' >float.cpp
# shellcheck disable=SC2086
"$compiler" -std=gnu++14 -O1 $warnings "-I$root/include" -I. float.cpp -o float || fail "float_keras does not compile"
./float || fail "float_keras answers otherwise"
echo "float32: two models answer"

# Questions and answers of the model, of float32, of int8 and of uint8.
# compared <words> <name> <options>...
compared() {
    words=$1
    name=$2
    shift 2
    "$import" $name.tflite --question ${name}_question.npy --answer ${name}_answer.npy "$@" 2>summary.txt >other.hpp ||
        fail "$name: $(cat summary.txt)"
    grep -qF -- "$words" summary.txt || fail "$name: no word of '$words': $(cat summary.txt)"
}
compared 'The network answers as the model itself.' keras
compared 'The network answers as the model itself.' specimen
compared 'The answers are those of products that are rounded twice' one_channel --rounding single
compared 'The network answers as the model itself.' one_channel

# The name from before, a copy.
"$(dirname "$import")/import_weights" residual.tflite --name model >other.hpp 2>summary.txt || fail "import_weights is not there"
cmp -s right.hpp other.hpp || fail "import_weights does something else"

# refused <words> <arguments>...: exit code 1 and one sentence that has these words.
refused() {
    words=$1
    shift
    status=0
    "$import" "$@" >/dev/null 2>sentence.txt || status=$?
    [ $status -eq 1 ] || fail "exit code $status instead of 1: $*"
    [ "$(wc -l <sentence.txt)" -eq 1 ] || fail "not one sentence: $*: $(cat sentence.txt)"
    grep -qF -- "$words" sentence.txt || fail "no word of '$words': $*: $(cat sentence.txt)"
}
head -c 300 specimen.tflite >cut.tflite
refused 'says itself what its network is; give it alone' 64,dense:2 specimen.tflite
refused 'says itself what its network is; give it alone' specimen.tflite residual.tflite
refused '--layout is for weights' specimen.tflite --layout keras
refused '--rounding is double' specimen.tflite --rounding triple
refused '--rounding is for .tflite' 5,dense:3 pytorch_F32.safetensors --rounding single
refused '--name must be' specimen.tflite --name 9lives
refused '--question and --answer belong together' specimen.tflite --question specimen_question.npy
refused 'must hold 90 and 3 numbers for each example, not [4, 192] and [4, 3]' specimen.tflite \
    --question keras_question.npy --answer specimen_answer.npy
refused 'of example 0 is' specimen.tflite --question specimen_question.npy --answer keras_answer.npy
refused "but the model takes 'unsigned input' [1, 12, 8, 2] uint8; save the bytes" \
    keras.tflite --question other_question.npy --answer keras_answer.npy
cp specimen.tflite kept.tflite
refused '--output is where the header goes' kept.tflite --output ./kept.tflite
cmp -s specimen.tflite kept.tflite || fail "--output has written over a model"
refused "'cut.tflite'" cut.tflite
refused 'cannot be opened' nowhere.tflite
refused "tensor 'input' [1, 6, 5, 3] float32 is the input, but not of int8" mixed.tflite
refused 'is of float32, in which --rounding has no meaning' float_keras.tflite --rounding double
refused 'output 0 of example 0 is' float_keras.tflite --question float_keras_question.npy --answer keras_answer.npy
refused 'must hold 192 and 3 numbers for each example' float_keras.tflite --question question.npy --answer keras_answer.npy
