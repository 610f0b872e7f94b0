#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Measures nervelet on this machine, next to plain C and to C++ written by hand, and how cost and flash grow with the
# network. The compiler is CXX, or c++.   host.sh        CXX=clang++ host.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
command -v cmake >/dev/null || { echo "cmake is missing"; exit 77; }
compiler=$(command -v "${CXX:-c++}") || { echo "${CXX:-c++} is missing; CXX=... names another compiler"; exit 77; }
work=$root/build/benchmark/$(basename "$compiler")
mkdir -p "$work"
if ! { cmake -S "$root/tests/benchmark/host" -B "$work" -DCMAKE_CXX_COMPILER="$compiler" && cmake --build "$work"; } \
    >"$work.log" 2>&1; then
    cat "$work.log"
    exit 1
fi
"$compiler" --version | head -n 1
[ ! -r /proc/cpuinfo ] || sed -n '/^model name/{s/^[^:]*: *//p;q;}' /proc/cpuinfo
echo "-O3 -march=native -fno-math-errno -ffp-contract=off. Medians of interleaved rounds (in brackets: quartiles)."
echo
"$work/nervelet_host_benchmark"
echo
for level in O2 Os; do
    status=0
    sh "$root/tests/benchmark/curves.sh" "$root" "$root/build/benchmark/curves-$level" $level \
        "$root/tests/benchmark/budgets.txt" || status=$?
    [ $status -eq 0 ] || [ $status -eq 77 ] || exit $status
done
