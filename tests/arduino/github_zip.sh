#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The repository itself is a library for Arduino: what GitHub's "Download ZIP" gives, a folder nervelet-main with all
# files, put below libraries/, builds and runs a sketch. github_zip.sh LIBRARY WORK
set -eu
library=$1 work=$2
here=$(dirname "$0")
git -C "$library" rev-parse --git-dir >/dev/null 2>&1 ||
    { echo "skipped: git or its repository is missing"; exit 77; }
rm -rf "$work"
mkdir -p "$work/libraries/nervelet-main"
work=$(cd "$work" && pwd)

# The files that are in the repository, as they are now.
(cd "$library" && git ls-files -z | xargs -0 tar cf "$work/nervelet-main.tar")
tar xf "$work/nervelet-main.tar" -C "$work/libraries/nervelet-main"
echo "nervelet-main: $(find "$work/libraries/nervelet-main" -type f | wc -l) files"
sh "$here/sketch.sh" m4f "$work/libraries/nervelet-main" "$work/sketch" \
    "$work/libraries/nervelet-main/examples/arduino/HelloXor/HelloXor.ino" "$library/tests/arduino/expect/HelloXor.txt"
