#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The network that examples/host/xor lets the compiler teach is read-only data of 68 bytes, and neither training nor
# start-up code is left in the program. Usage: read_only.sh ROOT WORK COMPILER
set -eu
root=$1 work=$2 compiler=$3
command -v "$compiler" >/dev/null || exit 77
command -v nm >/dev/null || exit 77
mkdir -p "$work"
object="$work/xor-$(basename "$compiler").o"
"$compiler" -std=c++17 -O2 -ffp-contract=off "-I$root/include" -c "$root/examples/host/xor/main.cpp" -o "$object"
nm -C -S "$object" | grep taught
# Address, size (0x44 = 68 bytes), r for read-only, name.
nm -C -S "$object" | grep -qE '^[0-9a-f]+ 0*44 [rR] taught$' || { echo "FAILED: taught is not 68 bytes of read-only data"; exit 1; }
if nm -C "$object" | grep -E 'Trainer|initialize|_GLOBAL__sub_I'; then
    echo "FAILED: the program holds training or start-up code"
    exit 1
fi
