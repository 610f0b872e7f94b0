#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Hostile files of weights never crash a reader: fuzz.cpp with sanitizers, with libFuzzer where there is one, else with
# changes of its own. fuzz.sh <root> <build folder> <files> <compiler>...
set -eu
root=$1
build=$2
files=$3
shift 3
rm -rf "$build"
mkdir -p "$build/files" "$build/corpus"
"$files" "$build/files" >/dev/null
rm "$build/files/large.safetensors"

# compile <program> <compiler> <flags>...
compile() {
    program=$1
    shift
    "$@" -std=c++17 -O1 -g1 -fno-sanitize-recover=all "-I$root/include" "$root/tests/checks/programs/weights/fuzz.cpp" -o "$program"
}
for compiler in "$@"; do
    if compile "$build/fuzz" "$compiler" -fsanitize=fuzzer,address,undefined 2>/dev/null; then
        cp "$build"/files/* "$build/corpus"
        cd "$build"
        ./fuzz -seed=7 -runs=60000 -max_total_time=20 -max_len=1000 -rss_limit_mb=2048 -timeout=5 -verbosity=0 \
            -print_final_stats=1 corpus 2>log || { cat log; echo "FAILED: libFuzzer found a file, see above"; exit 1; }
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' log)
        [ "${runs:-0}" -gt 1000 ] || { cat log; echo "FAILED: libFuzzer did not run"; exit 1; }
        echo "libFuzzer, $compiler: $runs files, no crash"
        exit 0
    fi
done
for compiler in "$@"; do
    if compile "$build/fuzz" "$compiler" -DNERVELET_OWN_FUZZER -fsanitize=address,undefined 2>/dev/null; then
        "$build/fuzz" 60000 "$build"/files/*
        exit 0
    fi
done
echo "skipped: no compiler with sanitizers among $*"
exit 77
