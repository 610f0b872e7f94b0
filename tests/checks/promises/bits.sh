#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The tests of the same bits, built by one compiler at one level. -ffp-contract=off as in nervelet::reproducible.
# bits.sh <O0|O1|O2|O3|Os|native> <compiler> <object with main> <includes and sources>...
set -eu
level=$1
compiler=$2
shift 2
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }
case $level in
# Clang 19 has a remark on the features that it finds in some processors itself.
native) flags="-O3 -march=native -Wno-unknown-warning-option -Wno-invalid-feature-combination" ;;
*) flags=-$level ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# shellcheck disable=SC2086 # the flags are several words
"$compiler" -std=gnu++14 $flags -ffp-contract=off -Wall -Wextra -Werror "$@" -o "$folder/bits"
"$folder/bits" --no-colors=true
