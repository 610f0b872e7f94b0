#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The same bits on another machine, emulated: the runs whose bits are pinned and test files, built for it by its
# compiler, and training that is saved there and goes on here, and the other way round. Programs are static, so that the
# emulator needs none of its libraries.
# machine.sh ROOT DOCTEST EMULATOR HERE "COMPILER [FLAG...]" FILE...
# DOCTEST: folder of doctest/doctest.h; HERE: compiler of this machine; FILE: in ROOT/tests, without .cpp
set -eu
root=$1 doctest=$2 emulator=$3 here=$4 there=$5
shift 5
case $there in
*--target=*) # Clang takes the libraries of GCC for that machine.
    libraries=${there#*--target=}
    libraries=${libraries%% *}-g++
    ;;
*) libraries=${there%% *} ;;
esac
for tool in "$emulator" "$here" "${there%% *}" "$libraries"; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() {
    echo "FAILED: $*"
    exit 1
}
options="-ffp-contract=off -Wall -Wextra -Werror -I$root/include -I$root/tests"

# Unoptimized, doctest's main is compiled faster. The runs with pinned bits get what may change them: vectors.
# shellcheck disable=SC2086 # compilers and options are several words
{
    $there $options -std=c++17 -O3 -static "$root/tests/boards/bits/main.cpp" -o "$folder/bits"
    $there -std=gnu++14 -isystem "$doctest" -c "$root/tests/main.cpp" -o "$folder/main.o"
    for file in "$@"; do
        $there $options -std=gnu++14 -O1 -isystem "$doctest" -c "$root/tests/$file.cpp" \
            -o "$folder/$(echo "$file" | tr / .).test.o"
    done
    $there -static "$folder"/*.o -o "$folder/tests"
    $there $options -std=gnu++14 -O2 -static "$root/tests/checks/machines/exchange.cpp" -o "$folder/exchange.there"
    $here $options -std=gnu++14 -O2 "$root/tests/checks/machines/exchange.cpp" -o "$folder/exchange.here"
}
"$emulator" "$folder/bits" || fail "the bits of the runs differ"
"$emulator" "$folder/tests" --no-colors=true

there() { "$emulator" "$folder/exchange.there" "$@"; }
here() { "$folder/exchange.here" "$@"; }
here begin "$folder/from_here"
there begin "$folder/from_there"
cmp "$folder/from_here" "$folder/from_there" || fail "what was saved differs"
whole=$(here whole)
for side in here there; do
    for file in from_here from_there; do
        finished=$($side finish "$folder/$file") || fail "$file does not go on $side"
        [ "$finished" = "$whole" ] || fail "$file goes on $side to $finished, without a break it is $whole"
    done
done
echo "$there: $# test files; training goes on to the same bits in both directions"
