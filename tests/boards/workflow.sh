#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# A board's workflow preset, as its user runs it: configures, builds, and runs the tests in QEMU, in build/<preset>.
# workflow.sh <root> <cmake> <preset>
set -eu
root=$1
cmake=$2
preset=$3
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/tools.sh"
need_board_tools
cd "$root"
mkdir -p "build/$preset"
rm -f "build/$preset/CMakeCache.txt" # it would keep the flags of a toolchain file that has changed since
log=build/$preset/workflow.log
# Variables of the ctest around this one would change the inner one's output.
unset CTEST_OUTPUT_ON_FAILURE CTEST_PARALLEL_LEVEL || true
status=0
"$cmake" --workflow --preset "$preset" >"$log" 2>&1 || status=$?
[ "$status" -eq 0 ] || {
    # Only what matters, and marked, so that nobody takes the inner ctest's words for the outer's.
    grep -vE '^-- |^\[ *[0-9]+%\]|^ *Start +[0-9]+:|[0-9]+/[0-9]+ Test +#[0-9]+: .* Passed ' "$log" | sed 's/^/| /'
    echo "FAILED: cmake --workflow --preset $preset"
    exit 1
}
grep -E 'Left out on|tests passed' "$log" | sed 's/^-* */| /'
