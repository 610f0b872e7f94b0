#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The tables of a sketch are what our program makes, byte for byte. sketch_tables.sh <program> <sketch> <build folder>
set -eu
program=$1
sketch=$2
build=$3
rm -rf "$build"
mkdir -p "$build"
"$program" "$build"
for table in factory.h digits.h; do
    cmp "$build/$table" "$sketch/$table" || {
        echo "FAILED: $sketch/$table is not what sketch_tables makes: sketch_tables $sketch writes it anew"
        exit 1
    }
done
echo "factory.h and digits.h are what sketch_tables makes"
