#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# What is expected of a sketch can fail: with a library that never changes a parameter, it does.
# untaught.sh LIBRARY WORK SKETCH.ino SCRIPT.txt
set -eu
library=$1 work=$2 sketch=$3 script=$4
rm -rf "$work"
mkdir -p "$work/library"
cp -R "$library/include" "$library/nervelet.h" "$work/library"
trainer=include/nervelet/trainer.hpp
sed 's/^ *Backpropagation::gradient(inputs, count, tape_, update);/(void)update;/' "$library/$trainer" >"$work/library/$trainer"
! cmp -s "$library/$trainer" "$work/library/$trainer" ||
    { echo "FAILED: $trainer updates the parameters in another line than this check takes out: adapt it"; exit 1; }
status=0
sh "$(dirname "$0")/sketch.sh" host "$work/library" "$work" "$sketch" "$script" >"$work/log" 2>&1 || status=$?
[ "$status" -ne 77 ] || { cat "$work/log"; exit 77; }
if [ "$status" -eq 0 ] || ! grep '^FAILED: ' "$work/log" || grep -q '^FAILED: .* ended with' "$work/log"; then
    cat "$work/log"
    echo "FAILED: what $script expects does not notice that nothing was learnt"
    exit 1
fi
echo "noticed"
