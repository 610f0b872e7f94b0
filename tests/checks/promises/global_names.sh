#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Every sketch, every example and the code of the READMEs compile beside Stream, the class of all Arduino cores, and
# beside the global objects Network and Update of arduino-esp32 3.x (global_names.h), and none of them says
# `using namespace nervelet`, with which these names are ambiguous.
# global_names.sh ROOT COMPILER [FLAG...]                  (FLAG: such as -isystem FOLDER, if doctest lies elsewhere)
set -u
root=$1 compiler=$2
shift 2
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }
names=$root/tests/checks/promises/global_names.h
core=$root/tests/arduino/hardware/nervelet/qemu/cores/qemu
flags="-fsyntax-only -I$root/include -include $names"
count=0
failed=0
wrong() {
    echo "FAILED: $1"
    failed=$((failed + 1))
}

# The names are in the way of who asks for all of the library's.
# control <text>
control() {
    # shellcheck disable=SC2086 # several flags
    printf '#include <nervelet/nervelet.hpp>\n%s\n%s\n' "$1" "static Network<float, nervelet::Input<2>, nervelet::Dense<1>> net;" |
        LC_ALL=C "$compiler" -x c++ -std=gnu++17 $flags - 2>&1
}
control 'using namespace nervelet;' | grep -q 'ambiguous' || wrong "global_names.h is not in the way of using namespace nervelet"

# compiles <file> <flag>...
compiles() {
    file=$1
    shift
    count=$((count + 1))
    # shellcheck disable=SC2086 # several flags
    "$compiler" -x c++ $flags "$@" "$file" || wrong "$file does not compile beside ::Network and ::Update"
}
for file in "$root"/examples/arduino/*/*.ino; do
    compiles "$file" -std=gnu++17 -fno-exceptions -fno-rtti -I"$core" -I"$root" -include Arduino.h
done
for file in "$root"/examples/host/*/*.cpp; do
    # ../programs/pc_to_flash.sh and ../programs/train_csv.sh have the headers that these include; that of new_words is made
    # of a model that is no part of this project.
    case $file in */pc_to_flash/device.cpp | */train_csv/main.cpp | */train_csv/device.cpp | */new_words/*) continue ;; esac
    compiles "$file" -std=c++17
done
for file in "$root"/examples/firmware/inference.cpp "$root"/examples/firmware/training.cpp; do
    compiles "$file" -std=c++17
done
for file in "$root"/tests/cookbook/*.cpp "$root"/tests/cookbook_test.cpp "$root"/tests/readme*_test.cpp; do
    compiles "$file" -std=c++17 -I"$root/tests" "$@"
done

# Not even where it happens to compile: it would be copied.
users=$(find "$root/examples" "$root/tests/cookbook" -name '*.ino' -o -name '*.h' -o -name '*.hpp' -o -name '*.cpp')
for file in $users "$root"/tests/cookbook_test.cpp "$root"/tests/readme*_test.cpp; do
    if grep -n 'using namespace nervelet' "$file"; then
        wrong "$file says using namespace nervelet: write namespace nn = nervelet"
    fi
done

echo "$compiler: $count files compile beside ::Network and ::Update, $failed wrong"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
