#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# -ffast-math and its like are refused in words, unless the user insists. Usage: fast_math.sh ROOT COMPILER
set -eu
root=$1 compiler=$2
command -v "$compiler" >/dev/null || exit 77
try() { "$compiler" -std=c++17 -fsyntax-only "-I$root/include" "$@" "$root/tests/cookbook/program.cpp" 2>&1; }
for flag in -ffast-math -Ofast -ffinite-math-only; do
    if output=$(try "$flag"); then
        echo "FAILED: $flag is accepted"
        exit 1
    fi
    echo "$output" | grep -q 'nervelet: -ffast-math removes the checks for NaN' ||
        { echo "FAILED: $flag is refused in other words: $output"; exit 1; }
    output=$(try -w "$flag" -DNERVELET_ALLOW_FAST_MATH) || { echo "FAILED: $flag cannot be allowed: $output"; exit 1; }
done
try -O3
