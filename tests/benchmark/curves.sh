#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Flash of the code that trains on a Cortex-M4F, beyond an empty firmware, against the layers' width and their number, and
# whether it keeps within the two budgets called curves.   curves.sh ROOT WORK LEVEL BUDGETS          (LEVEL: O2 or Os)
set -eu
root=$(cd "$1" && pwd) level=$3 budgets=$4
for tool in arm-none-eabi-g++ arm-none-eabi-size cmake; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
mkdir -p "$2"
work=$(cd "$2" && pwd)
if ! { cmake --fresh -S "$root/tests/benchmark/curves" -B "$work" --toolchain "$root/toolchains/cortex-m4f.cmake" \
    -DLEVEL="$level" &&
    cmake --build "$work"; } >"$work.log" 2>&1; then
    cat "$work.log"
    exit 1
fi
flash_of() { arm-none-eabi-size "$work/$1.elf" | awk 'NR == 2 { print $1 + $2 }'; }

empty=$(flash_of empty)
budget_of() { awk -v name="$1/$level" '$1 == "curves" && $2 == name { print $3 }' "$budgets"; }
# curve NAME BUDGET KIND SHAPE...: a row; the largest step from one to the next, or the span of all, is within the budget.
curve() {
    name=$1 budget=$2 kind=$3
    shift 3
    for shape in "$@"; do
        echo $(($(flash_of "$shape") - empty))
    done | awk -v name="$name" -v budget="$budget" -v kind="$kind" '
        !($1 > 0) { print "FAILED: training takes " $1 " bytes"; wrong = 1 }
        NR == 1 { lowest = highest = $1 }
        {
            row = row " " $1 " |"
            if ($1 < lowest) lowest = $1
            if ($1 > highest) highest = $1
            if (NR == 2 || NR > 2 && $1 - before > step) step = $1 - before
            before = $1
        }
        END {
            worst = kind == "span" ? highest - lowest : step
            print "| " name " |" row " " worst " |"
            if (budget == "" || worst > budget + 0) {
                print "FAILED: " worst " bytes; the budget, in budgets.txt, is " (budget == "" ? "missing" : budget)
                wrong = 1
            }
            exit wrong
        }'
}
failed=0
echo "| flash, -$level, bytes | 16 | 32 | 64 | 128 | 256 | largest difference |"
echo "|---|---|---|---|---|---|---|"
curve "n-n-10, n =" "$(budget_of width)" span 16x1 32x1 64x1 128x1 256x1 || failed=1
echo
echo "| flash, -$level, bytes | 1 | 2 | 3 | 4 | 5 | most for one |"
echo "|---|---|---|---|---|---|---|"
curve "hidden layers of 32 units" "$(budget_of layer)" step 32x1 32x2 32x3 32x4 32x5 || failed=1
echo
exit $failed
