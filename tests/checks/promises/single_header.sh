#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The library as one header: the same bytes wherever it is written, no header of the library included and none of the
# standard library twice; programs with nothing but this header become the very object code that they are with the
# folder, for PCs and for boards, and two files of a program may include it.
# single_header.sh <root> <build folder> <cmake> <compiler>...
set -eu
root=$1 work=$2 cmake=$3
shift 3
rm -rf "$work"
mkdir -p "$work/one/nervelet" "$work/copy/toolchains" "$work/elsewhere"
work=$(cd "$work" && pwd)
header=$work/one/nervelet/nervelet.hpp # the name by which programs include the library
fail() {
    echo "FAILED: $*"
    exit 1
}
quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log"; fail "$*"; }; }

# By the target; and from a copy as Windows has it, in another folder and time zone.
quietly "$cmake" -S "$root" -B "$work/build" -DNERVELET_BUILD_TESTS=OFF -DNERVELET_BUILD_EXAMPLES=OFF
quietly "$cmake" --build "$work/build" --target single_header
mv "$work/build/nervelet_single.hpp" "$header"
cp "$root/LICENSE" "$root/library.properties" "$work/copy"
cp -R "$root/include" "$work/copy"
cp "$root/toolchains/single_header.cmake" "$work/copy/toolchains"
carriage_return=$(printf '\r')
find "$work/copy" -type f -exec sed -i "s/\$/$carriage_return/" {} +
grep -q "$carriage_return" "$work/copy/LICENSE" || fail "the copy has the line ends of Unix"
(
    cd "$work/elsewhere"
    export TZ=Pacific/Auckland LC_ALL=C
    quietly "$cmake" -P ../copy/toolchains/single_header.cmake
)
cmp "$header" "$work/elsewhere/nervelet_single.hpp" || fail "written twice, it has other bytes"

! grep -nE '# *include *"' "$header" || fail "it includes a header of the library"
twice=$(grep -E '# *include' "$header" | sort | uniq -d)
[ -z "$twice" ] || fail "more than once: $twice"
awk '/# *include/ && inside { print FNR ": " $0; wrong = 1 } /^namespace/ { inside = 1 } END { exit wrong }' "$header" ||
    fail "a header is included below the top"
! grep -nE '# *ifndef NERVELET_[A-Z0-9_]+_HPP' "$header" | sed 1d | grep . || fail "a header has kept its guard"
[ "$(grep -c 'Permission is hereby granted' "$header")" -eq 1 ] || fail "the licence does not stand there once"
parts=$(grep -cE '^// nervelet/[a-z0-9_/]+\.hpp$' "$header")
echo "$parts headers in $(grep -c '' "$header") lines, the same bytes twice"

# Object code of the README's program and the example firmware.
sources="$root/tests/cookbook/program.cpp $root/examples/firmware/inference.cpp $root/examples/firmware/training.cpp"
same=0
# as_from_the_folder <compiler> <flag>...
as_from_the_folder() {
    for source in $sources; do
        quietly "$@" "-I$root/include" -c "$source" -o "$work/folder.o"
        quietly "$@" "-I$work/one" -c "$source" -o "$work/one.o"
        cmp "$work/folder.o" "$work/one.o" || fail "other object code: $* $source"
        same=$((same + 1))
    done
}
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"
found=0
for compiler; do
    command -v "$compiler" >/dev/null || continue
    found=$((found + 1))
    for standard in c++17 gnu++14; do
        # shellcheck disable=SC2086 # the warnings are several words
        echo '#include <nervelet/nervelet.hpp>' |
            quietly "$compiler" -x c++ -std=$standard $warnings -fsyntax-only "-I$work/one" -
    done
    as_from_the_folder "$compiler" -std=c++17 -O2
    quietly "$compiler" -std=gnu++14 -O2 -ffp-contract=off "-I$work/one" -c "$root/tests/cookbook/program.cpp" \
        -o "$work/first.o"
    # The second file has another main, which is never called; both headers in one file are one.
    quietly "$compiler" -std=gnu++14 -O0 -ffp-contract=off -Dmain=other_main "-I$work/one" -include nervelet/nervelet.hpp \
        -include "$root/include/nervelet/nervelet.hpp" -c "$root/tests/cookbook/program.cpp" -o "$work/second.o"
    quietly "$compiler" "$work/first.o" "$work/second.o" -o "$work/program"
    "$work/program" >"$work/printed"
    sed -n '/^<!-- printed by tests\/cookbook\/program.cpp -->$/,/^<!-- end -->$/p' "$root/README.md" |
        grep xor | cmp - "$work/printed" || fail "the program prints another text than README shows"
done
[ "$found" -gt 0 ] || { echo "skipped: no compiler is installed: $*"; exit 77; }
if command -v arm-none-eabi-g++ >/dev/null &&
    arm-none-eabi-g++ --specs=picolibcpp.specs -E -x c++ /dev/null >/dev/null 2>&1; then
    arm="arm-none-eabi-g++ -mthumb -std=c++17 -Os --specs=picolibcpp.specs -fno-exceptions -fno-rtti"
    # shellcheck disable=SC2086 # the compiler and its flags are several words
    {
        as_from_the_folder $arm -mcpu=cortex-m0
        as_from_the_folder $arm -mcpu=cortex-m3
        as_from_the_folder $arm -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard
        as_from_the_folder $arm -mcpu=cortex-m33 -mfpu=fpv5-sp-d16 -mfloat-abi=softfp
        as_from_the_folder $arm -mcpu=cortex-m55 -mfloat-abi=hard -DNERVELET_HELIUM_KERNELS
    }
else
    echo "without boards: arm-none-eabi-g++ or picolibc is not installed"
fi
echo "$same times the object code of the folder, $found programs of two files"
