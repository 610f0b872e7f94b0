#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# From a file of weights to a program: files in every format become the same header, which compiles as C++17 and
# gnu++14, is read-only data, and answers as it should; a changed weight does not compile; what export_weights makes of a
# saved network comes back bit for bit; and what cannot be used is refused in one sentence.
# weights.sh <root> <build folder> <import_model> <export_weights> <files> <compiler>
set -eu
root=$1
build=$2
import=$3
export=$4
files=$5
compiler=$6
rm -rf "$build"
mkdir -p "$build"
checksum=$("$files" "$build")
cd "$build"
network=5,dense:4:tanh,dropout:20,dense:3:softmax
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"

fail() {
    echo "FAILED: $*"
    exit 1
}

# The numbers of a header, without the lines that say where they came from.
numbers() { grep -v '^// ' "$1"; }

"$import" $network pytorch_F32.safetensors --output factory.hpp 2>notes.txt
grep -qF "dense 1: '3.weight' [3, 4] F32 as [out, in] (its shape)" notes.txt || fail "import_model does not say what it read"
count=1
for format in F32 F64 F16 BF16; do
    for kind in pytorch keras; do
        "$import" $network ${kind}_$format.safetensors >other.hpp 2>/dev/null
        [ "$(numbers factory.hpp)" = "$(numbers other.hpp)" ] || fail "${kind}_$format.safetensors is another network"
        count=$((count + 1))
    done
    [ $format = BF16 ] || {
        "$import" $network ${format}_?.npy >other.hpp 2>/dev/null
        [ "$(numbers factory.hpp)" = "$(numbers other.hpp)" ] || fail "${format}_?.npy are another network"
        count=$((count + 1))
    }
done
echo "$count imports, one network"

# What export_weights makes of nervelet::save's file is the same once more.
for layout in pytorch keras; do
    "$export" $network saved.bin --layout $layout --output learned.safetensors 2>/dev/null
    "$import" $network learned.safetensors >other.hpp 2>/dev/null
    [ "$(numbers factory.hpp)" = "$(numbers other.hpp)" ] || fail "what was exported ($layout) is another network"
done
echo "exported and imported again: the same"

# With an answer that another program gave, here the library itself.
"$import" $network pytorch_F32.safetensors --question question.npy --answer answer.npy >other.hpp 2>/dev/null
cp factory.hpp without_answer.hpp
cp other.hpp factory.hpp
printf '#include "factory.hpp"\nint main() {}\n' |
    "$compiler" -x c++ -std=c++17 "-I$root/include" -I. -fsyntax-only - || fail "the given answer is not the header's"
grep -q '^    0.5f, -0.25f, 1.0f, 0.0f, -1.0f,$' factory.hpp || fail "the given question is not the header's"
! grep -q 'Not compared' factory.hpp || fail "the header does not say that the answer was compared"
mv without_answer.hpp factory.hpp
grep -q 'Not compared' factory.hpp || fail "the header does not say that no answer was compared"
grep -qF -- '--question question.npy --answer answer.npy' notes.txt || fail "nothing asks for --question and --answer"

# A BatchNorm of PyTorch, placed by the numbers of the Sequential or by hand: its answers, not only import_model's own.
for text in 3,dense:4:tanh,dense:2 3,dense:4,batchnorm:tanh,dense:2; do
    "$import" $text batch_norm.safetensors --name batch_norm --question batch_norm_question.npy \
        --answer batch_norm_answer.npy >batch_norm.hpp 2>notes.txt || fail "$text: $(cat notes.txt)"
    grep -q "batchnorm '1': folded into the outputs of dense 0, eps 1e-05 (PyTorch's default" notes.txt ||
        fail "nothing says where the BatchNorm went"
    printf '#include "batch_norm.hpp"\nint main() {}\n' |
        "$compiler" -x c++ -std=c++17 "-I$root/include" -I. -fsyntax-only - || fail "$text: not PyTorch's answer"
done
echo "a BatchNorm of PyTorch answers as there"

# Convolutional models of PyTorch: their answers; and back, as the state_dict() of the Sequential that is printed.
convolution=10x2,conv1d:3:3,batchnorm:relu,maxpool1d:2,dense:2
separable=4x5x2,depthwiseconv2d:2x3:multiplier=2:padding=1x0,batchnorm:tanh,conv2d:3:1:relu:stride=2x1,averagepool2d:2:stride=1:padding=1,dense:2
normalized=7x2,conv1d:3:2:tanh:causal:dilation=2,layernorm,globalaverage,dense:2:softmax
# answers_as_pytorch <file> <network> <options>...: the header answers so; in C++17 its static_assert tests it, too.
answers_as_pytorch() {
    file=$1
    text=$2
    shift 2
    "$import" "$text" "$file.safetensors" --name torch --question "${file}_question.npy" --answer "${file}_answer.npy" \
        "$@" >torch.hpp 2>notes.txt || fail "$text: $(cat notes.txt)"
    printf '#include "torch.hpp"\nint main() { return torch::answers(torch::net) ? 0 : 1; }\n' >torch.cpp
    for standard in c++17 gnu++14; do
        # shellcheck disable=SC2086 # the warnings are several words
        "$compiler" -std=$standard $warnings "-I$root/include" -I. torch.cpp -o torch && ./torch ||
            fail "$text: not PyTorch's answer"
    done
}
answers_as_pytorch over_time $convolution
answers_as_pytorch over_time 10x2,conv1d:3:3:relu,maxpool1d:2,dense:2
answers_as_pytorch separable $separable
answers_as_pytorch normalized $normalized
inner="conv2d:3:3:stride=2x3:padding=1,batchnorm:relu,residual(conv2d:3:1:tanh),conv2d:3:3:same,batchnorm"
answers_as_pytorch residual_with_projection \
    "5x6x2,residual($inner):skip=batchnorm:relu,globalaverage,residual(dense:4:tanh):softmax"
inner=batchnorm:unfolded:relu,conv1d:3:3:same,batchnorm:relu,conv1d:3:3:same
unfolded="5x3,residual($inner),batchnorm:unfolded:tanh,dense:2"
answers_as_pytorch before_activations "$unfolded" --eps 1=1e-2
grep -qF "batchnorm '1': not folded, but batchnorm 3, eps 0.01 (--eps)" notes.txt || fail "$(cat notes.txt)"
# The statistics are one object for all source files, and so is the network whose type names them.
printf '#include "torch.hpp"\nconst void* other() { return &torch::net; }\n' >other.cpp
printf '#include "torch.hpp"\nconst void* other();\nint main() { return other() == &torch::net ? 0 : 1; }\n' >torch.cpp
"$compiler" -std=c++17 "-I$root/include" -I. torch.cpp other.cpp -o torch && ./torch || fail "a network for each source file"
"$import" $convolution over_time.safetensors >torch.hpp 2>notes.txt
grep -qF "10x2, conv1d 8x3, maxpool1d 4x3, dense 2" notes.txt || fail "the shapes are not shown"
"$export" $normalized normalized.bin --output back.safetensors 2>notes.txt || fail "$(cat notes.txt)"
grep -qF "nn.Sequential(nn.ConstantPad1d((2, 0), 0.0), nn.Conv1d(2, 3, 2, dilation=2), nn.Tanh(), ChannelNorm(3), " notes.txt ||
    fail "the Sequential is not shown"
"$import" $normalized normalized.safetensors >torch.hpp 2>/dev/null
"$import" $normalized back.safetensors >other.hpp 2>/dev/null
[ "$(numbers torch.hpp)" = "$(numbers other.hpp)" ] || fail "what was exported is another convolution"
echo "convolutions and residuals of PyTorch answer as there, and come back"

# Recurrent models: of PyTorch, Keras and RTNeural; back as the four arrays of each; and a state_dict() as JSON.
grus=5x1,gru:4:everystep,gru:4,dense:1
answers_as_pytorch two_grus $grus
answers_as_pytorch lstm "5x2,lstm:3:everystep,timedistributed(dense:2:sigmoid)"
answers_as_pytorch stacked 4x3,lstm:2:everystep,gru:2:everystep,dense:2:tanh --flatten channels_last
answers_as_pytorch two_of_keras "5x1,lstm:4:everystep,gru:2:everystep,timedistributed(dense:1:tanh)"
for layout in pytorch keras; do
    "$export" $grus two_grus.bin --layout $layout --output back.safetensors 2>notes.txt || fail "$(cat notes.txt)"
    "$import" $grus two_grus.safetensors >torch.hpp 2>/dev/null
    "$import" $grus back.safetensors >other.hpp 2>/dev/null
    [ "$(numbers torch.hpp)" = "$(numbers other.hpp)" ] || fail "what was exported ($layout) are other GRUs"
done
"$export" $grus two_grus.bin --output back.safetensors 2>notes.txt
grep -qF "nn.Sequential(GRU(1, 4, every_step=True), GRU(4, 4), nn.Linear(4, 1))" notes.txt || fail "the Sequential is not shown"
grep -qF "1.weight_hh_l0 [12, 4] F32" notes.txt || fail "the names are not PyTorch's: $(cat notes.txt)"
for name in gru_of_rtneural lstm_of_rtneural; do
    steps=$([ $name = gru_of_rtneural ] && echo --steps 6 || true)
    # shellcheck disable=SC2086 # the option is two words or none
    "$import" $name.json $steps --name torch --question ${name}_question.npy --answer ${name}_answer.npy >torch.hpp 2>notes.txt ||
        fail "$name: $(cat notes.txt)"
    for standard in c++17 gnu++14; do
        # shellcheck disable=SC2086 # the warnings are several words
        "$compiler" -std=$standard $warnings "-I$root/include" -I. torch.cpp -o torch && ./torch || fail "$name: another answer"
    done
done
echo '{"state_dict": {"fc.weight": [[1, 2.5], [-3e-1, 4]], "fc.bias": [0.5, 0]}}' >dense.json
"$import" 2,dense:2 dense.json >torch.hpp 2>notes.txt || fail "$(cat notes.txt)"
grep -qF "        1.0f, -0.3f," torch.hpp || fail "a state_dict() as JSON has other numbers"
echo "recurrent models of PyTorch, Keras and RTNeural answer as there, and come back"

# A .tflite model of int8 or float32 as floats, which its own text in the file describes. Of float32 they are the same ones.
for name in one_channel specimen keras residual float_keras float_residual; do
    "$export" $name.tflite --output floats.safetensors 2>notes.txt || fail "$name: $(cat notes.txt)"
    text=$(LC_ALL=C sed -n 's/.*"nervelet":"\([^"]*\)".*/\1/p' floats.safetensors | head -n 1)
    "$import" "$text" floats.safetensors --name torch >torch.hpp 2>notes.txt || fail "$name: $(cat notes.txt)"
    case $name in
    float_*)
        "$import" $name.tflite --name torch >other.hpp 2>/dev/null
        parameters() { sed -n '/Net::Parameters{{/,/}};/p' "$1"; }
        [ "$(parameters torch.hpp)" = "$(parameters other.hpp)" ] || fail "$name: other floats"
        ;;
    esac
done
echo "models of .tflite files as floats"

# A sketch sees only the root of the library, and any name that is accepted can be a namespace.
for name in factory Net answers gesture_model f; do
    "$import" 3,dense:4:tanh,dense:2 batch_norm.safetensors --name $name --output $name.hpp 2>/dev/null
    printf '#include <nervelet.h>\n#include <math.h>\n#include <time.h>\n#include "%s.hpp"\nconst auto& n = %s::net;\n' \
        $name $name >sketch.cpp
    printf '#include "%s.hpp"\nconst auto& n = %s::net;\n' $name $name >alone.cpp
    for file in sketch alone; do
        "$compiler" -std=gnu++14 "-I$root" -I. -fsyntax-only $file.cpp || fail "--name $name: $file.cpp does not compile"
    done
    rm $name.hpp
done
"$import" $network pytorch_F32.safetensors --output factory.hpp 2>/dev/null
echo "headers for sketches, of five names"

# The header in a program. $checksum: of the parameters' bits, computed where the files were made.
cat >program.cpp <<'CODE'
#include "factory.hpp"
#include <cstdio>
#include "support/crc32.hpp"

int main() {
    std::printf("%08x %d\n", static_cast<unsigned>(support::crc32(factory::net.parameters())),
                factory::answers(factory::net) ? 1 : 0);
}
CODE
# read_only <object> <objdump> <bytes>: net lies in .rodata, and nothing runs before main.
read_only() {
    "$2" -t -C "$1" >symbols.txt
    size=$(printf '%08x' "$3")
    grep -qE "[[:space:]]\.rodata[^[:space:]]*[[:space:]]+0*$size .*factory::net$" symbols.txt ||
        fail "$1: factory::net is not $3 bytes of .rodata"
    ! grep -q '_GLOBAL__sub_I' symbols.txt || fail "$1: something is computed at start-up"
}
parameters=39
for standard in c++17 gnu++14; do
    # shellcheck disable=SC2086 # the warnings are several words
    "$compiler" -std=$standard -O1 -ffp-contract=off $warnings "-I$root/include" "-I$root/tests" \
        -include "$root/tests/checks/promises/global_names.h" -c program.cpp -o program.o
    read_only program.o objdump $((4 * parameters))
    "$compiler" program.o -o program
    [ "$(./program)" = "$checksum 1" ] || fail "$standard: expected $checksum 1, the program prints $(./program)"
    echo "$standard: every bit of the weights, in .rodata, and the right answer"
done
if command -v arm-none-eabi-g++ >/dev/null; then
    for core in cortex-m0 cortex-m4; do
        for standard in c++17 gnu++14; do
            printf '#include "factory.hpp"\nfloat first(const factory::Net::Input& x) { return factory::net(x)[0]; }\n' |
                arm-none-eabi-g++ -x c++ -std=$standard -Os -mcpu=$core -mthumb "-I$root/include" -I. -c - -o board.o
            read_only board.o arm-none-eabi-objdump $((4 * parameters))
        done
    done
    echo "arm-none-eabi-g++: in .rodata"
fi

# Not so formatted by chance; and one changed weight is found, by the compiler and at run time.
for tool in clang-format-14 clang-format; do
    command -v $tool >/dev/null && $tool --version | grep -q 'version 14\.' || continue
    $tool "--style=file:$root/.clang-format" --dry-run -Werror factory.hpp || fail "the header is not formatted"
    break
done
mv factory.hpp right.hpp
sed '/each of the 5 inputs/{n;s/^ *-\{0,1\}[0-9.]*f,/        0.875f,/;}' right.hpp >factory.hpp
! cmp -s right.hpp factory.hpp || fail "no weight was changed"
! "$compiler" -std=c++17 "-I$root/include" "-I$root/tests" -fsyntax-only program.cpp 2>errors.txt ||
    fail "a changed weight compiles"
grep -q 'do not answer as they did' errors.txt || fail "a changed weight: the static_assert does not say so"
"$compiler" -std=gnu++14 "-I$root/include" "-I$root/tests" program.cpp -o program
case $(./program) in *' 0') ;; *) fail "a changed weight is not noticed at run time" ;; esac
mv right.hpp factory.hpp
echo "a changed weight is found"

# A large network: 101,770 weights.
"$import" 784,dense:128:relu,dense:10:softmax large.safetensors --name large >large.hpp 2>/dev/null
for standard in c++17 gnu++14; do
    printf '#include "large.hpp"\nbool is_right() { return large::answers(large::net); }\n' >large.cpp
    begin=$(date +%s)
    "$compiler" -std=$standard -O1 "-I$root/include" -c large.cpp -o large.o
    seconds=$(($(date +%s) - begin))
    [ $seconds -lt 20 ] || fail "101,770 weights take $seconds s to compile"
done
echo "101,770 weights: less than $((seconds + 1)) s to compile"

# refused <words> <program> <arguments>...: exit code 1 and one sentence that has these words.
refused() {
    words=$1
    shift
    status=0
    "$@" >/dev/null 2>sentence.txt || status=$?
    [ $status -eq 1 ] || fail "exit code $status instead of 1: $*"
    [ "$(wc -l <sentence.txt)" -eq 1 ] || fail "not one sentence: $*: $(cat sentence.txt)"
    grep -qF -- "$words" sentence.txt || fail "no word of '$words': $*: $(cat sentence.txt)"
    sentences=$((sentences + 1))
}
sentences=0
head -c 200 pytorch_F32.safetensors >cut.safetensors
cp F32_0.npy renamed.safetensors
cp F32_0.npy weights.dat
mkdir folder.npy
refused 'a network and a file are needed' "$import"
refused 'a network and a file are needed' "$import" $network
refused 'ends within its header' "$import" $network cut.safetensors
refused 'ends within its header, or is no .safetensors file' "$import" $network renamed.safetensors
refused 'neither .safetensors nor .npy' "$import" $network weights.dat
refused 'cannot be opened' "$import" $network nowhere.npy
refused 'not of a folder' "$import" $network folder.npy
refused "does not fit dense layer 0 (6 inputs, 4 units)" "$import" 6,dense:4:tanh,dense:3:softmax pytorch_F32.safetensors
refused 'unknown activation' "$import" 5,dense:4:tahn,dense:3:softmax pytorch_F32.safetensors
refused 'unknown option' "$import" $network pytorch_F32.safetensors --lay out
refused 'lacks its value' "$import" $network pytorch_F32.safetensors --name
refused '--name must be' "$import" $network pytorch_F32.safetensors --name 9lives
for name in class and exp linux main NAN INFINITY A0 nn; do
    refused "'$name' is taken" "$import" $network pytorch_F32.safetensors --name $name
done
refused 'cannot be ignored' "$import" 3,dense:4:tanh,dense:2 batch_norm.safetensors --map 1.num_batches_tracked=ignore \
    --map 1.running_mean=ignore --map 1.running_var=ignore --map 1.weight=ignore --map 1.bias=ignore
refused '--eps is the number' "$import" 3,dense:4:tanh,dense:2 batch_norm.safetensors --eps x
refused 'the places of batchnorm, --eps' "$import" 3,dense:4:tanh,dense:2 batch_norm.safetensors --eps 1e-3 \
    --question batch_norm_question.npy --answer batch_norm_answer.npy
refused 'add --question and --answer' "$import" 5,dense:4:tanh pytorch_F32.safetensors --map 3.weight=ignore \
    --map 3.bias=ignore
# The same of arrays that are not read as numbers; a counter alone needs no proof.
two=3,dense:3,dense:2
refused 'belongs to a convolution' "$import" $two not_read_F8_E4M3.safetensors --map conv.weight=ignore
refused 'add --question and --answer' "$import" $two not_read_I8.safetensors --map 4.weight=ignore
refused 'ignore both or none' "$import" $two not_read_BOOL.safetensors --map 0.bias=ignore
refused "nothing says what 'temperature' [] F8_E5M2 is" "$import" $two not_read_F8_E5M2.safetensors
refused 'add --question and --answer' "$import" $two not_read_F8_E5M2.safetensors --map temperature=ignore
"$import" $two not_read_I64.safetensors --map step=ignore >other.hpp 2>sentence.txt ||
    fail "a counter is refused: $(cat sentence.txt)"
refused "layer 2 of the network, 'conv1d:8:5' from letter 16 on, whose input is 4x3: a window of 5 does not fit 4" \
    "$import" 6x3,conv1d:3:3,conv1d:8:5,dense:2 over_time.safetensors
refused 'groups other than 1' "$import" 10x2,conv1d:3:3:groups=2,dense:2 over_time.safetensors
refused "there is no layer 'convtranspose1d' here" "$import" 10x2,convtranspose1d:3:3,dense:2 over_time.safetensors
refused 'a residual holds its layers, as in residual(' "$import" 10x2,residual,dense:2 over_time.safetensors
refused 'is not closed; write ) behind the last layer' "$import" "9,residual(dense:9,dense:2" over_time.safetensors
refused '--eps, --flatten, and that Python' "$import" "$unfolded" before_activations.safetensors \
    --question before_activations_question.npy --answer before_activations_answer.npy
refused 'does not fit conv1d layer 0 (windows of 4, 2 channels, 3 filters)' \
    "$import" 10x2,conv1d:3:4,batchnorm:relu,maxpool1d:2,dense:2 over_time.safetensors
refused 'belongs to a convolution, which the network does not have' "$import" 12,dense:2 over_time.safetensors
refused 'has 3 layers with weights to fill, the file 2' "$import" 10x2,conv1d:3:3,conv1d:3:3,dense:2 over_time.safetensors
refused 'channels first, where the network has [10, 2], channels last' "$import" $convolution over_time.safetensors \
    --question channels_first.npy --answer over_time_answer.npy
refused '--flatten is channels_first' "$import" $convolution over_time.safetensors --flatten chw
refused '--eps, --flatten, and that Python' "$import" $convolution over_time.safetensors --flatten channels_last \
    --question over_time_question.npy --answer over_time_answer.npy
refused 'holds another network' "$export" 7x2,conv1d:3:2:tanh:causal,layernorm,globalaverage,dense:2:softmax \
    normalized.bin --output learned.safetensors
refused 'belongs to a GRU, which the network does not have' "$import" 5,dense:1 two_grus.safetensors
refused 'add --flatten channels_last' "$import" 4x3,lstm:2:everystep,gru:2:everystep,dense:2:tanh stacked.safetensors
refused 'train with bidirectional=False' "$import" 5x1,gru:4:bidirectional,dense:1 two_grus.safetensors
refused 'does not compute in 16 bits' "$import" $grus two_grus.safetensors --scalar fixed16
refused 'add --steps 64' "$import" gru_of_rtneural.json
refused 'which is refused: ' "$import" gru_of_rtneural.json --steps 1000000
refused 'says itself what its network is' "$import" $grus gru_of_rtneural.json
refused '--steps for .json files of RTNeural' "$import" $grus two_grus.safetensors --steps 5
refused 'is for weights that are given with a network' "$import" gru_of_rtneural.json --layout keras
head -c 300 gru_of_rtneural.json >cut.json
refused "'cut.json' has a damaged JSON text (expected " "$import" cut.json
refused 'holds another network' "$export" 5x1,gru:4:everystep,lstm:4,dense:1 two_grus.bin --output learned.safetensors
cp F32_0.npy 10.npy
cp F32_0.npy 9.npy
refused "the shell has sorted '10.npy' before '9.npy'" "$import" $network 10.npy 9.npy
refused 'save_file(model.state_dict()' "$import" $network model.pt
refused 'onnx.load' "$import" $network model.onnx
refused 'or make a .tflite file of it with onnx2tf' "$import" model.onnx
refused 'does not say what its network is; write that before it' "$import" pytorch_F32.safetensors
refused 'keras.models.load_model' "$import" $network model.keras
refused 'a .tflite file says itself what its network is' "$import" $network model.tflite
refused 'folded into the weights' "$export" 5,dense:4,batchnorm:tanh,dense:3 saved.bin --output learned.safetensors
refused '--layout is pytorch' "$import" $network pytorch_F32.safetensors --layout caffe
refused '--map names' "$import" $network pytorch_F32.safetensors --map fc1.weight=0.weight
refused 'cannot be written' "$import" $network pytorch_F32.safetensors --output nowhere/factory.hpp
refused 'belong together' "$import" $network pytorch_F32.safetensors --question F32_1.npy
refused 'must hold 5 and 3 numbers' "$import" $network pytorch_F32.safetensors --question F32_1.npy --answer F32_1.npy
refused 'check the activations, --layout, --map' "$import" 5,dense:4:relu,dense:3:softmax pytorch_F32.safetensors \
    --question question.npy --answer answer.npy
refused '--output are needed' "$export" $network saved.bin
refused 'no file of nervelet' "$export" $network F32_0.npy --output learned.safetensors
refused 'holds another network' "$export" 5,dense:4:relu,dense:3:softmax saved.bin --output learned.safetensors
refused 'as in kws.tflite:9,dense:14:softmax' "$export" specimen.tflite:1 saved.bin --output learned.safetensors
refused 'has no 99 first layers with weights, but 4' "$export" specimen.tflite:99,dense:3 saved.bin --output learned.safetensors
refused 'has no 1 first layers with weights, but 2 up to the end of a residual' "$export" residual.tflite:1,dense:3 saved.bin \
    --output learned.safetensors
refused 'ends in a softmax' "$export" specimen.tflite:4,dense:3 saved.bin --output learned.safetensors
refused 'a .tflite model is alone' "$export" specimen.tflite saved.bin --output learned.safetensors
refused 'is in a file of nervelet::save' "$export" specimen.tflite:1,dense:3 --output learned.safetensors
refused 'holds another network' "$export" specimen.tflite:1,dense:3 saved.bin --output learned.safetensors
refused 'is of float32' "$export" float_keras.tflite:1,dense:3 saved.bin --output learned.safetensors
refused 'but not of int8' "$export" mixed.tflite --output learned.safetensors
head -c 100 saved.bin >cut.bin
refused 'is damaged' "$export" $network cut.bin --output learned.safetensors
echo "$sentences mistakes, one sentence each"
