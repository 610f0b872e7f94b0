#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# A core that compiles as gnu++11, and AVR, hear in one sentence what to do, and nothing else; and what the sentence
# says to do helps. refused.sh LIBRARY WORK
set -eu
library=$(cd "$1" && pwd) work=$2
here=$(cd "$(dirname "$0")" && pwd)
core=$here/hardware/nervelet/qemu/cores/qemu
sketch=$library/examples/arduino/HelloXor/HelloXor.ino
rm -rf "$work"
mkdir -p "$work/libraries" "$work/builder"
work=$(cd "$work" && pwd)
export LC_ALL=C

# The first error has these words, it is the only one beside the end of the compilation, and all of it fits a screen.
judge() {
    words=$1 status=$2 log=$3
    [ "$status" -ne 0 ] || { echo "FAILED: accepted"; exit 1; }
    if ! grep -m 1 'error: ' "$log" | grep -q "error: .*$words"; then
        cat "$log"
        echo "FAILED: the first error does not say: $words"
        exit 1
    fi
    errors=$(grep -c ' error: ' "$log")
    others=$(grep ' fatal error: ' "$log" | grep -c 'nervelet stops here') || true
    lines=$(grep -c '' "$log")
    if [ "$((errors - others))" -ne 1 ] || [ "$lines" -gt 15 ]; then
        cat "$log"
        echo "FAILED: $errors errors, $lines lines"
        exit 1
    fi
}
old='nervelet needs C++14 or later.*platform.local.txt.*compiler.cpp.extra_flags=-std=gnu++17'
avr='nervelet needs a 32-bit board'

count=0
for compiler in g++ clang++ clang++-19 arm-none-eabi-g++; do
    specs=
    [ $compiler != arm-none-eabi-g++ ] || specs=--specs=nano.specs
    # shellcheck disable=SC2086 # no word if there is none
    echo '#include <array>' | $compiler $specs -x c++ -fsyntax-only - >/dev/null 2>&1 || continue
    for include in '<nervelet.h>' '<nervelet/nervelet.hpp>' '<nervelet/network.hpp>' sketch; do
        source=$sketch
        macros="-include Arduino.h"
        if [ "$include" != sketch ]; then
            source=$work/include.cpp
            macros=
            printf '#include %s\nstatic nervelet::Network<float, nervelet::Input<2>, nervelet::Dense<1>> net;\n' \
                "$include" >"$source"
        fi
        for flag in -std=gnu++11 -D__AVR__; do
            case $include$flag in *network.hpp*-D__AVR__) continue ;; esac # there <array> is missed first
            status=0
            # shellcheck disable=SC2086 # several words or none
            $compiler $specs $flag -I"$core" -I"$library" -I"$library/include" $macros -fsyntax-only -x c++ "$source" \
                >"$work/log" 2>&1 || status=$?
            [ $flag = -D__AVR__ ] && words=$avr || words=$old
            judge "$words" "$status" "$work/log"
            count=$((count + 1))
        done
    done
done
[ "$count" -gt 0 ] || { echo "skipped: no compiler is installed"; exit 77; }
echo "$count times refused"

for tool in arduino-builder arm-none-eabi-g++; do
    command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
# The same in arduino-builder: the platform as a core of the old kind would have it, then with the cure.
cp -R "$here/hardware" "$work/hardware"
platform=$work/hardware/nervelet/qemu
sed -i.before 's/^m4f.build.standard=.*/m4f.build.standard=gnu++11/' "$platform/boards.txt"
ln -sfn "$library" "$work/libraries/nervelet"
build() {
    arduino-builder -compile -hardware "$work/hardware" -hardware /usr/share/arduino-builder -tools /usr/bin \
        -libraries "$work/libraries" -fqbn nervelet:qemu:m4f -build-path "$work/builder" "$sketch" >"$work/log" 2>&1
}
status=0
build || status=$?
judge "$old" "$status" "$work/log"
sed -n 's/.*with the line \([^,]*\),.*/\1/p' "$work/log" | head -n 1 >"$platform/platform.local.txt"
build || { cat "$work/log"; echo "FAILED: the cure does not help:"; cat "$platform/platform.local.txt"; exit 1; }
echo "arduino-builder: refused, and cured by $(cat "$platform/platform.local.txt")"
