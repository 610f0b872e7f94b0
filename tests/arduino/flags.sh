#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# A sketch, or another source that expects Arduino.h, compiles without a warning with the flags of the other cores.
# flags.sh LIBRARY SKETCH.ino
set -eu
library=$1 sketch=$2
core=$(dirname "$0")/hardware/nervelet/qemu/cores/qemu
count=0
try() {
    compiler=$1
    shift
    if ! echo '#include <array>' | "$compiler" "$@" -x c++ -fsyntax-only - >/dev/null 2>&1; then
        echo "skipped: $compiler $* is not installed, or has no C++ library"
        return 0
    fi
    "$compiler" "$@" -fno-exceptions -fno-rtti -Os -Wall -Wextra -Werror -I"$core" -I"$library" -include Arduino.h \
        -x c++ -c "$sketch" -o /dev/null || { echo "FAILED: $sketch with $compiler $*"; exit 1; }
    count=$((count + 1))
}
m0='-mcpu=cortex-m0 -mthumb'
m4f='-mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16'
# shellcheck disable=SC2086 # several flags
{
    try arm-none-eabi-g++ $m4f -std=gnu++14 --specs=picolibcpp.specs # mbed: Nano 33 BLE, Giga, Portenta
    try arm-none-eabi-g++ $m4f -std=gnu++17 --specs=nano.specs       # renesas: Uno R4
    try arm-none-eabi-g++ $m0 -std=gnu++17 --specs=nano.specs        # rp2040, and samd with platform.local.txt
    try arm-none-eabi-g++ $m4f -std=gnu++20 --specs=picolibcpp.specs
}
try g++ -std=gnu++14
try g++ -std=gnu++20
try clang++ -std=gnu++17
[ "$count" -gt 0 ] || { echo "skipped: no compiler is installed"; exit 77; }
echo "$sketch: $count compilations"
