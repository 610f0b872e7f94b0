#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Runs a program that includes a sketch and looks at its variables, on this machine with sanitizers.
# inside.sh LIBRARY WORK PROGRAM.cpp [COMPILER]
set -eu
library=$1 work=$2 program=$3 compiler=${4:-}
core=$(dirname "$0")/hardware/nervelet/qemu/cores/qemu
mkdir -p "$work"
if [ -z "$compiler" ]; then
    command -v clang++ >/dev/null && compiler=clang++ || compiler=g++
fi
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }
sanitize='-fsanitize=address,undefined -fno-sanitize-recover=all'
echo 'int main() {}' >"$work/probe.cpp"
# shellcheck disable=SC2086 # several flags
"$compiler" $sanitize "$work/probe.cpp" -o "$work/probe" 2>/dev/null || { echo "skipped: $compiler has no sanitizers"; exit 77; }
# shellcheck disable=SC2046,SC2086
"$compiler" -std=gnu++17 -O1 -g1 $sanitize -fno-exceptions -fno-rtti -Wall -Wextra -Werror -I"$core" -I"$library" \
    -include Arduino.h "$program" $(find "$core" -name '*.cpp' ! -name main.cpp) -o "$work/program"
ASAN_OPTIONS=detect_leaks=0 timeout 120 "$work/program" >"$work/output" || { tail -n 20 "$work/output"; exit 1; }
tail -n 1 "$work/output"
