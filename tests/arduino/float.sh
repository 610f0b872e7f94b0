#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# TeachDigits with the line of its scalar.h that chooses float: it does the same, and learns as well.
# float.sh LIBRARY WORK SCRIPT.txt
set -eu
library=$(cd "$1" && pwd) work=$2 script=$3
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$work"
mkdir -p "$work/examples/arduino" "$work/tests/arduino/inside"
cp -R "$library/examples/arduino/TeachDigits" "$work/examples/arduino"
cp "$here/inside/TeachDigits.cpp" "$work/tests/arduino/inside" # beside the sketch, as there
scalar=$work/examples/arduino/TeachDigits/scalar.h
sed 's/^using Scalar = .*;/using Scalar = float;/' "$scalar" >"$scalar.changed"
! cmp -s "$scalar" "$scalar.changed" || { echo "FAILED: scalar.h has no line 'using Scalar = nn::Fixed16;'"; exit 1; }
mv "$scalar.changed" "$scalar"
for board in host m0 m4f; do
    sh "$here/sketch.sh" $board "$library" "$work/built" "$work/examples/arduino/TeachDigits/TeachDigits.ino" "$script" \
        >"$work/log" 2>&1 || { status=$?; tail -n 30 "$work/log"; exit $status; }
    tail -n 1 "$work/log"
done
sh "$here/flags.sh" "$library" "$work/examples/arduino/TeachDigits/TeachDigits.ino"
sh "$here/inside.sh" "$library" "$work/inside" "$work/tests/arduino/inside/TeachDigits.cpp"
