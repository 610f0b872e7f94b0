#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# import_model --scalar: a header of 16-bit integers compiles without a warning as C++17 and gnu++14, takes 2 bytes a
# parameter, has the parameters that convert<Fixed16>() makes of the header of floats, and answers as it should,
# also of convolutions, residuals and .tflite files; what 16 bits do not hold, and what does not compute in them, is
# refused in one sentence with its cure.
# fixed16.sh <root> <build folder> <import_model> <files> <compiler>
set -eu
root=$1
build=$2
import=$3
files=$4
compiler=$5
rm -rf "$build"
mkdir -p "$build"
"$files" "$build" >/dev/null
cd "$build"
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"
network=5,dense:4:tanh,dropout:20,dense:3:softmax

fail() {
    echo "FAILED: $*"
    exit 1
}

# The header of 16 bits beside that of floats.
cat >program.cpp <<'CODE'
#include "floats.hpp"
#include "short.hpp"

int main() {
    const auto converted = nervelet::convert<in_16_bits::Net::Scalar>(floats::net);
    static_assert(sizeof(in_16_bits::net) == 2 * in_16_bits::Net::parameter_count, "");
    for (std::size_t i = 0; i < converted.parameters().size(); ++i) {
        if (converted.parameters()[i] != in_16_bits::net.parameters()[i]) {
            return 1;
        }
    }
    in_16_bits::Net changed = in_16_bits::net;
    auto& last = changed.parameters().back(); // a bias, changed by half
    last = in_16_bits::raw(static_cast<std::int16_t>(last.raw > 0 ? last.raw - 4096 : last.raw + 4096));
    return !in_16_bits::answers(in_16_bits::net) ? 2 : in_16_bits::answers(changed) ? 3 : 0;
}
CODE
# converts <scalar> <type> <arguments of import_model>...
converts() {
    scalar=$1
    type=$2
    shift 2
    "$import" "$@" --name floats --output floats.hpp 2>notes.txt || fail "$*: $(cat notes.txt)"
    "$import" "$@" --name in_16_bits --scalar "$scalar" --output short.hpp 2>notes.txt || fail "$*: $(cat notes.txt)"
    grep -qF "Network<$type, " short.hpp || fail "$*: the header has no Network<$type, ...>"
    grep -qF "In 16 bits, $scalar, it answers the test within" notes.txt || fail "$*: $(cat notes.txt)"
    for standard in c++17 gnu++14; do
        # shellcheck disable=SC2086 # the warnings are several words
        "$compiler" -std=$standard $warnings "-I$root/include" -I. program.cpp -o program || fail "$*: does not compile"
        ./program || fail "$*, $standard: the program says $?: 1 other parameters, 2 other answers, 3 a change unseen"
    done
}
converts fixed16 nervelet::Fixed16 $network pytorch_F32.safetensors
converts fixed:12:11 "nervelet::Fixed<12, 11>" $network keras_F64.safetensors
converts fixed16 nervelet::Fixed16 $network F32_?.npy
converts fixed16 nervelet::Fixed16 $network pytorch_F32.safetensors --question question.npy --answer answer.npy
converts fixed16 nervelet::Fixed16 3,dense:4,batchnorm:tanh,dense:2 batch_norm.safetensors \
    --question batch_norm_question.npy --answer batch_norm_answer.npy
converts fixed16 nervelet::Fixed16 10x2,conv1d:3:3,batchnorm:relu,maxpool1d:2,dense:2 over_time.safetensors \
    --question over_time_question.npy --answer over_time_answer.npy
converts fixed16 nervelet::Fixed16 \
    4x5x2,depthwiseconv2d:2x3:multiplier=2:padding=1x0,batchnorm:tanh,conv2d:3:1:relu:stride=2x1,averagepool2d:2:stride=1:padding=1,dense:2 \
    separable.safetensors --question separable_question.npy --answer separable_answer.npy
converts fixed16 nervelet::Fixed16 float_keras.tflite
echo "in 16 bits: the parameters that convert() makes, and the right answers"

# refused <words> <arguments>...
refused() {
    words=$1
    shift
    ! "$import" "$@" --output short.hpp 2>notes.txt >/dev/null || fail "$*: not refused"
    grep -qF -e "$words" notes.txt || fail "$*: expected '$words', not $(cat notes.txt)"
    [ "$(wc -l <notes.txt)" = 1 ] || fail "$*: more than a sentence: $(cat notes.txt)"
}
printf kept >short.hpp
refused "--scalar is float, fixed16, or fixed:12:11" $network pytorch_F32.safetensors --scalar int8
refused "--scalar is float, fixed16, or fixed:12:11" $network pytorch_F32.safetensors --scalar fixed:16:11
refused "--scalar is float, fixed16, or fixed:12:11" $network pytorch_F32.safetensors --scalar fixed:12
refused "does not compute in 16 bits" 7x2,conv1d:3:2:tanh:causal:dilation=2,layernorm,globalaverage,dense:2:softmax \
    normalized.safetensors --scalar fixed16
refused "has GELU, which does not compute in 16 bits there" 5,dense:4:gelu,dense:3 pytorch_F32.safetensors --scalar fixed16
refused "fold it into a layer beside it" \
    "5x3,residual(batchnorm:unfolded:relu,conv1d:3:3:same,batchnorm:relu,conv1d:3:3:same),batchnorm:unfolded:tanh,dense:2" \
    before_activations.safetensors --eps 1=1e-2 --scalar fixed16
refused "and fixed:15:11 holds weights and biases up to 1; --scalar fixed:14:11 holds it" $network pytorch_F32.safetensors \
    --scalar fixed:15:11
refused "is of int8, whose integers have 8 bits; leave out --scalar" keras.tflite --scalar fixed16
[ "$(cat short.hpp)" = kept ] || fail "a refusal has written a header"
echo "what 16 bits do not hold is refused"
