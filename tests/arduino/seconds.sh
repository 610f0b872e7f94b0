#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# How long a lesson of a sketch takes on a micro:bit, a Cortex-M0 at 16 MHz, as a model: all its instructions, counted
# by QEMU's -icount, one each cycle. In 16 bits and in float; it must be what the READMEs say. And in 16 bits the sketch
# asks for no routine for floats, and what the factory trained is read-only data.
# seconds.sh LIBRARY WORK SKETCH HEADING CONSTANT...    SKETCH: TeachDigits; HEADING: of examples/README.md, that of what
#                                                       it says; CONSTANT: what must be read-only data
set -eu
library=$(cd "$1" && pwd) work=$2 sketch_name=$3 heading=$4
shift 4
constants=$*
here=$(cd "$(dirname "$0")" && pwd)
platform=$here/hardware/nervelet/qemu
core=$platform/cores/qemu
for tool in arm-none-eabi-g++ qemu-system-arm; do
    command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
library_flags='--specs=picolibcpp.specs --oslib=semihost --crt0=semihost'
# shellcheck disable=SC2086 # several flags
arm-none-eabi-g++ $library_flags -E -x c++ /dev/null >/dev/null 2>&1 || { echo "skipped: picolibc for C++ is not installed"; exit 77; }
rm -rf "$work"
mkdir -p "$work"
failed=0
wrong() {
    echo "FAILED: $1"
    failed=1
}
memory=$(sed -n 's/^m0\.build\.memory=//p' "$platform/boards.txt")

# compile STANDARD SOURCE TO FLAG...: as the IDE does for a Cortex-M0.
compile() {
    standard=$1 source=$2 to=$3
    shift 3
    # shellcheck disable=SC2086
    arm-none-eabi-g++ -mcpu=cortex-m0 -mthumb $library_flags -std="$standard" -Os -ffunction-sections -fdata-sections \
        -fno-exceptions -fno-rtti -fno-threadsafe-statics -Wall -Wextra -Werror -I"$core" -I"$library" \
        -include Arduino.h "$@" -x c++ -c "$source" -o "$to"
}
# float_routines OBJECT: those that it asks for.
float_routines() { arm-none-eabi-nm -u "$1" | grep -E '__aeabi_(c?[fd][a-z0-9]+|[a-z]+2[fd])$|__[a-z]+[sd]f[0-9a-z]*$' || true; }

for scalar in nn::Fixed16 float; do
    name=${scalar#nn::}
    sketch=$work/$name/$sketch_name
    mkdir -p "$work/$name"
    cp -R "$library/examples/arduino/$sketch_name" "$work/$name"
    sed "s/^using Scalar = .*;/using Scalar = $scalar;/" "$sketch/scalar.h" >"$work/scalar.h"
    mv "$work/scalar.h" "$sketch/scalar.h"
    grep -q "^using Scalar = $scalar;" "$sketch/scalar.h" || { echo "FAILED: scalar.h does not choose in one line"; exit 1; }

    for standard in gnu++14 gnu++17; do
        compile $standard "$sketch/$sketch_name.ino" "$work/$name/$standard.o"
        floats=$(float_routines "$work/$name/$standard.o")
        case $name in
        float) [ -n "$floats" ] || wrong "this check finds no routine for floats in a sketch in float" ;;
        *) [ -z "$floats" ] || wrong "in 16 bits the sketch asks for routines for floats ($standard): $floats" ;;
        esac
        for constant in $constants; do
            arm-none-eabi-nm -C "$work/$name/$standard.o" | grep -qi " r $constant\$" ||
                wrong "$constant is no read-only data ($name, $standard)"
        done
    done

    compile gnu++17 "$here/seconds.cpp" "$work/$name/seconds.o" -include "$sketch/$sketch_name.ino" -I"$here/../benchmark/board"
    objects=$work/$name/seconds.o
    for source in "$here/../benchmark/board/meter.cpp" "$core"/Print.cpp "$core"/Stream.cpp "$core"/wiring.cpp "$core"/world.cpp; do
        object=$work/$name/$(basename "$source" .cpp).o
        compile gnu++17 "$source" "$object"
        objects="$objects $object"
    done
    # shellcheck disable=SC2086
    arm-none-eabi-g++ -mcpu=cortex-m0 -mthumb $library_flags -Wl,--gc-sections $memory $objects -o "$work/$name/seconds.elf"
    timeout 300 qemu-system-arm -M microbit -icount shift=0 -nographic -monitor none -serial none \
        -semihosting-config enable=on,target=native -kernel "$work/$name/seconds.elf" </dev/null >"$work/$name/printed" 2>&1 ||
        wrong "the lesson in $name ended with $?"
    tr -d '\r' <"$work/$name/printed" >"$work/$name/output"
    instructions=$(sed -n 's,^4000 steps of \([0-9]*\) instructions$,\1,p' "$work/$name/output")
    [ -n "$instructions" ] || { cat "$work/$name/output"; echo "FAILED: no lesson was counted"; exit 1; }
    echo "$name $instructions" >>"$work/figures"
done

awk -v root="$library" -v sketch="$sketch_name" -v heading="$heading" '
    { instructions[$1] = $2; printf "%s: 4,000 steps of %d instructions, %.1f seconds at 16 MHz\n", $1, $2, $2 * 4000 / 16e6 }
    # check FILE, HEADING, WORDS, NUMBER: below that heading the file says that number, within 3%, before these words.
    function check(file, heading, words, number,   text, line, inside, at, before, parts, part, found) {
        while ((getline line < (root "/" file)) > 0) {
            if (line ~ /^##/) inside = line ~ heading "$"
            if (inside) text = text " " line
        }
        close(root "/" file)
        at = index(text, words)
        before = substr(text, 1, at - 1)
        gsub(",", "", before)
        parts = split(before, part, " ")
        found = at == 0 ? "..." : part[parts]
        if (found + 0 > 1.03 * number || found + 0 < 0.97 * number) {
            printf "FAILED: %s says %s%s; measured are %g\n", file, found, words, number
            wrong = 1
        }
    }
    function check_seconds(file, heading) {
        check(file, heading, " seconds instead of", instructions["Fixed16"] * 4000 / 16e6)
        check(file, heading, ", if each instruction took one cycle", instructions["float"] * 4000 / 16e6)
    }
    END {
        check("examples/README.md", heading, " instructions in 16 bits", instructions["Fixed16"])
        check("examples/README.md", heading, " in float; at the 16 MHz of a micro:bit", instructions["float"])
        check_seconds("examples/README.md", heading)
        if (sketch == "TeachDigits") check_seconds("README.md", "Numbers")
        exit wrong
    }' "$work/figures" || failed=1
exit $failed
