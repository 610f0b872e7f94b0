#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Every source is as clang-format 14 leaves it; other versions differ in details. format.sh <root>
set -u
cd "$1" || exit 1
for tool in clang-format-14 clang-format; do
    command -v $tool >/dev/null && $tool --version | grep -q 'version 14\.' && break
    tool=
done
[ -n "$tool" ] || { echo "skipped: clang-format 14 is not installed"; exit 77; }
files=$(find include tests examples nervelet.h -name '*.hpp' -o -name '*.cpp' -o -name '*.h' -o -name '*.ino' | LC_ALL=C sort |
    grep -v -e '^tests/oracle/' -e '^examples/host/teach_digits/digits_table.hpp$')
# shellcheck disable=SC2086 # no file of the project has a space in its name
$tool --dry-run -Werror $files || exit 1
echo "$files" | wc -l | sed 's/ *\(.*\)/\1 files are formatted/'
