#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The .zip for the Arduino IDE is the same bytes whoever makes it, holds what a sketch needs and no more, and a sketch
# builds and runs from it. zip.sh LIBRARY WORK CMAKE
set -eu
library=$1 work=$2 cmake=$3
here=$(dirname "$0")
rm -rf "$work"
mkdir -p "$work/copy/tests"
work=$(cd "$work" && pwd)

quietly() {
    "$@" >"$work/log" 2>&1 || { cat "$work/log"; echo "FAILED: $*"; exit 1; }
}

# Once in a copy: other times, other permissions, another time zone, and by the commands that the documentation names.
for part in CMakeLists.txt CMakePresets.json LICENSE README.md library.json library.properties nervelet.h include \
    examples; do
    cp -R "$library/$part" "$work/copy"
done
cp -R "$library/tests/arduino" "$work/copy/tests"
chmod -R go-rwx "$work/copy"
find "$work/copy" -type f -exec touch -t 200102030405.06 {} +
(
    cd "$work/copy"
    export TZ=Pacific/Auckland
    quietly "$cmake" --preset arduino-zip
    quietly "$cmake" --build --preset arduino-zip
)
# And once here.
quietly "$cmake" -S "$library" -B "$work/here" -DNERVELET_BUILD_TESTS=OFF -DNERVELET_BUILD_EXAMPLES=OFF
quietly "$cmake" --build "$work/here" --target arduino-zip
zip=$(cd "$work/here" && ls nervelet-*.zip)
cmp "$work/here/$zip" "$work/copy/build/arduino-zip/$zip" || { echo "FAILED: two builds gave two archives"; exit 1; }

mkdir "$work/libraries"
(cd "$work/libraries" && quietly "$cmake" -E tar xf "$work/here/$zip")
root_files='LICENSE|README\.md|library\.(json|properties)|nervelet\.h'
others=$(cd "$work/libraries" && find . -type f |
    grep -vE "^\./nervelet/($root_files|include/nervelet/.*\.hpp|examples/arduino/.*\.(ino|h))\$") || true
[ -z "$others" ] || { echo "FAILED: in $zip, but not for a sketch: $others"; exit 1; }
echo "$zip: $(find "$work/libraries" -type f | wc -l) files, the same bytes twice"

sh "$here/sketch.sh" m4f "$work/libraries/nervelet" "$work/sketch" \
    "$work/libraries/nervelet/examples/arduino/HelloXor/HelloXor.ino" "$library/tests/arduino/expect/HelloXor.txt"
