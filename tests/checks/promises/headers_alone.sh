#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Every header compiles alone and when included twice, without a warning.
# headers_alone.sh <include/nervelet> <compiler> <standard>...
set -u
headers=$1
compiler=$2
shift 2
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"
count=0
failed=0
for header in $(cd "$headers" && find . -name '*.hpp' | sed 's,^\./,,' | LC_ALL=C sort); do
    for standard in "$@"; do
        count=$((count + 1))
        # shellcheck disable=SC2086 # the warnings are several words
        printf '#include <nervelet/%s>\n#include <nervelet/%s>\n' "$header" "$header" |
            "$compiler" -x c++ -std=$standard $warnings -fsyntax-only -I "$headers/.." - || {
            echo "FAILED: $header alone, $compiler -std=$standard"
            failed=$((failed + 1))
        }
    done
done
echo "$compiler: $count compilations, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
