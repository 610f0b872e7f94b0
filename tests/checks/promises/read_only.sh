#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# What is constant lies in flash. The network that examples/host/xor lets the compiler teach is read-only data of 68 bytes,
# and neither training nor start-up code is left in the program; the network below pretrained.cpp's is read-only data of
# 9,640 bytes, and in RAM are the last layer's 1,320, the trainer, and nothing else; nor are the statistics of batch_norm.cpp
# in RAM, of which the roots are taken by the compiler. Usage: read_only.sh ROOT WORK COMPILER
set -eu
root=$1 work=$2 compiler=$3
command -v "$compiler" >/dev/null || exit 77
command -v nm >/dev/null || exit 77
mkdir -p "$work"

# object SOURCE NAME: compiles to $object.
object() {
    object="$work/$2-$(basename "$compiler").o"
    "$compiler" -std=c++17 -O2 -ffp-contract=off "-I$root/include" -c "$1" -o "$object"
}
# Address, size in hexadecimal, r for read-only, name.
read_only() {
    nm -C -S "$object" | grep " $2\$" || true
    nm -C -S "$object" | grep -qE "^[0-9a-f]+ 0*$1 [rR] $2\$" || { echo "FAILED: $2 is not 0x$1 bytes of read-only data"; exit 1; }
}

# In RAM are net, of $1 bytes in hexadecimal, and trainer, and nothing starts before main.
only_net_and_trainer_in_ram() {
    ram=$(nm -C -S "$object" | awk '$3 ~ /^[bBdDvV]$/ { print $4, $2 }' | sort)
    echo "$ram"
    [ "$(echo "$ram" | sed 's/ 0*/ /' | cut -d ' ' -f 1 | tr '\n' ' ')" = "net trainer " ] &&
        echo "$ram" | grep -qE "^net 0*$1\$" ||
        { echo "FAILED: in RAM is something else than net, of 0x$1 bytes, and trainer"; exit 1; }
    if nm -C "$object" | grep -E '_GLOBAL__sub_I'; then
        echo "FAILED: the program holds start-up code"
        exit 1
    fi
}

object "$root/examples/host/xor/main.cpp" xor
read_only 44 taught
if nm -C "$object" | grep -E 'Trainer|initialize|_GLOBAL__sub_I'; then
    echo "FAILED: the program holds training or start-up code"
    exit 1
fi

object "$root/tests/checks/promises/pretrained.cpp" pretrained
read_only 25a8 factory
read_only 18 scaler
only_net_and_trainer_in_ram 528

object "$root/tests/checks/promises/batch_norm.cpp" batch_norm
only_net_and_trainer_in_ram 9c8
# Means and 1 / sqrt(variance + epsilon), or nothing where they became part of the code.
if nm -C -S "$object" | grep -E '[^ ]* [^rRtTuU] .*(statistics|channel_constants)|sqrt'; then
    echo "FAILED: statistics in RAM, or a root taken at run time"
    exit 1
fi
