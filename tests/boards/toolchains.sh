#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Each toolchain file on a foreign project: what it builds runs by plain `ctest`, exit code 1 fails, newlib-nano gets
# nothing of picolibc or QEMU, and what is wrong or missing is said in words.
# toolchains.sh <root> <build folder> <cmake> <ctest>
set -eu
root=$1
build=$2
cmake=$3
ctest=$4
foreign=$(dirname "$0")/foreign
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/tools.sh"
need_board_tools
rm -rf "$build"
mkdir -p "$build"

fail() {
    cat "$build/log"
    echo "FAILED: $*"
    exit 1
}
# says <words> <what it is said of>: the log has the words, whatever the line breaks.
says() {
    tr -s ' \n' ' ' <"$build/log" | grep -qF -- "$1" || fail "$2: no word of '$1'"
}
configure() { # <folder> <core> <arguments>...
    folder=$1
    core=$2
    shift 2
    "$cmake" -S "$foreign" -B "$build/$folder" --toolchain "$root/toolchains/$core.cmake" "$@" >"$build/log" 2>&1
}
works() { # <folder> <core> <arguments>...
    configure "$@" || fail "$1 is not configured"
    "$cmake" --build "$build/$1" >"$build/log" 2>&1 || fail "$1 is not built"
    "$ctest" --test-dir "$build/$1" --timeout 60 -R '^hello$' -V >"$build/log" 2>&1 || fail "$1: hello fails"
    says 'hello, 42' "$1"
    ! "$ctest" --test-dir "$build/$1" --timeout 60 -R '^wrong$' -V >"$build/log" 2>&1 || fail "$1: exit code 1 passes"
    says 'this program ran, and is wrong' "$1"
    echo "$1: hello passes, exit code 1 fails"
}

cores=0
for file in "$root"/toolchains/cortex-m?*.cmake; do
    core=$(basename "$file" .cmake)
    works "$core" "$core"
    cores=$((cores + 1))
done
[ "$cores" -eq 7 ] || fail "$cores toolchain files instead of 7"
works microbit cortex-m0 -DNERVELET_BOARD=microbit

# Production. What CMake tries at configuration is built the same way.
configure newlib-nano cortex-m4f -DNERVELET_C_LIBRARY=newlib-nano || fail "newlib-nano is not configured"
"$cmake" --build "$build/newlib-nano" --verbose >"$build/log" 2>&1 || fail "newlib-nano is not built"
says '--specs=nano.specs' newlib-nano
says '--specs=nosys.specs' newlib-nano
if grep -E 'picolibc|semihost|defsym|qemu' "$build/log" "$build/newlib-nano/CTestTestfile.cmake"; then
    fail "newlib-nano gets something of picolibc or QEMU"
fi
grep -q 'HAS_PICOLIBC.*=$' "$build/newlib-nano/CMakeCache.txt" || fail "what CMake tries is not built with newlib-nano"
grep -q 'HAS_PICOLIBC.*=1$' "$build/cortex-m4f/CMakeCache.txt" || fail "what CMake tries is not built with picolibc"
echo "newlib-nano: nothing of picolibc or QEMU"

# refused <words> <core> <arguments>...
refused() {
    words=$1
    shift
    ! configure refused "$@" || fail "not refused: $*"
    says "$words" "$*"
    rm -rf "$build/refused"
    echo "refused in words: $*"
}
refused 'it can be: picolibc, newlib-nano' cortex-m4f -DNERVELET_C_LIBRARY=glibc
refused 'this core has: mps2-an386' cortex-m4f -DNERVELET_BOARD=microbit
refused 'apt install gcc-arm-none-eabi' cortex-m4f -DNERVELET_ARM_GXX=NERVELET_ARM_GXX-NOTFOUND \
    -DCMAKE_PROGRAM_PATH=/nowhere -DCMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF
