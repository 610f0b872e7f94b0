#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The tables of the sketches are what our program makes, byte for byte. sketch_tables.sh <program> <sketches> <build folder>
set -eu
program=$1
sketches=$2
build=$3
rm -rf "$build"
mkdir -p "$build/TeachDigits" "$build/TeachDigitsInt8"
"$program" "$build"
for table in TeachDigits/factory.h TeachDigits/digits.h TeachDigitsInt8/backbone.h TeachDigitsInt8/digits.h; do
    cmp "$build/$table" "$sketches/$table" || {
        echo "FAILED: $sketches/$table is not what sketch_tables makes: sketch_tables $sketches writes it anew"
        exit 1
    }
done
echo "factory.h, backbone.h and digits.h are what sketch_tables makes"
