#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# A floating point unit that gives other results than all others is refused in words, and what the words advise is
# accepted. refused.sh ROOT "COMPILER [FLAG...]" WORDS "ADVICE" "FLAG..."...
set -eu
root=$1 compiler=$2 words=$3 advice=$4
shift 4
command -v "${compiler%% *}" >/dev/null || { echo "skipped: ${compiler%% *} is not installed"; exit 77; }
case $compiler in
*--target=*) # Clang takes the libraries of GCC for that machine.
    libraries=${compiler#*--target=}
    libraries=${libraries%% *}-g++
    command -v "$libraries" >/dev/null || { echo "skipped: $libraries is not installed"; exit 77; }
    ;;
esac
# shellcheck disable=SC2086 # the compiler and its flags are several words
try() { LC_ALL=C $compiler $1 -std=c++17 -fsyntax-only "-I$root/include" "$root/tests/cookbook/program.cpp" 2>&1; }

for flags in "$@"; do
    if output=$(try "$flags"); then
        echo "FAILED: $compiler $flags is accepted"
        exit 1
    fi
    case $output in
    *"nervelet: $words"*"$advice"*) ;;
    *)
        echo "FAILED: $compiler $flags is refused in other words: $output"
        exit 1
        ;;
    esac
    output=$(try "$flags -DNERVELET_ALLOW_FAST_MATH") || { echo "FAILED: $flags cannot be allowed: $output"; exit 1; }
done
try "$advice"
echo "$compiler: refused $# times, accepted with $advice"
