#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# A sketch with the line of its scalar.h that chooses float: it does the same, and learns as well.
# float.sh LIBRARY WORK SCRIPT.txt        the sketch is named like its script
set -eu
library=$(cd "$1" && pwd) work=$2 script=$3
name=$(basename "$script" .txt)
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$work"
mkdir -p "$work/examples/arduino" "$work/tests/arduino/inside"
cp -R "$library/examples/arduino/$name" "$work/examples/arduino"
cp "$here/inside/$name.cpp" "$work/tests/arduino/inside" # beside the sketch, as there
scalar=$work/examples/arduino/$name/scalar.h
sed 's/^using Scalar = .*;/using Scalar = float;/' "$scalar" >"$scalar.changed"
! cmp -s "$scalar" "$scalar.changed" || { echo "FAILED: scalar.h has no line 'using Scalar = nn::Fixed16;'"; exit 1; }
mv "$scalar.changed" "$scalar"
for header in scalar.h lesson.h; do
    cmp "$library/examples/arduino/TeachDigits/$header" "$library/examples/arduino/$name/$header" ||
        { echo "FAILED: $header is not the same in all sketches that have it"; exit 1; }
done
for board in host m0 m4f; do
    sh "$here/sketch.sh" $board "$library" "$work/built" "$work/examples/arduino/$name/$name.ino" "$script" \
        >"$work/log" 2>&1 || { status=$?; tail -n 30 "$work/log"; exit $status; }
    tail -n 1 "$work/log"
done
sh "$here/flags.sh" "$library" "$work/examples/arduino/$name/$name.ino"
sh "$here/inside.sh" "$library" "$work/inside" "$work/tests/arduino/inside/$name.cpp"
