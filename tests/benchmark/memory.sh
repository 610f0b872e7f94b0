#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# memory_of tells the truth: its total is what the linked firmware's network and trainer take in RAM, and RAM beyond the
# empty firmware is that and at most 7 bytes between sections.   memory.sh BUILD FIGURES     (both made by board.sh)
set -eu
build=$1 figures=$2
command -v arm-none-eabi-nm >/dev/null || { echo "arm-none-eabi-nm is missing"; exit 77; }
failed=0
# NAME of training-NAME.elf, and its network.
while read -r name network; do
    promised=$(awk -v name="memory/$network/SGD" '$1 == name { print $2 }' "$figures")
    linked=0
    for symbol in net teacher; do
        size=$(arm-none-eabi-nm -C -S "$build/training-$name.elf" |
            awk -v name=$symbol '$4 == name && $3 ~ /[dDbB]/ { print $2 }')
        [ -n "$size" ] || { echo "FAILED: training-$name.elf has no $symbol in RAM"; failed=1; }
        linked=$((linked + 0x${size:-0}))
    done
    ram=$(awk -v name="ram/training/$(echo "$name" | tr - /)" '$1 == name { print $2 }' "$figures")
    echo "training-$name: memory_of says $promised bytes, the symbols are $linked, the sections $ram more than empty"
    if [ "$linked" -ne "$promised" ] || [ "$ram" -lt "$promised" ] || [ "$ram" -gt $((promised + 7)) ]; then
        echo "FAILED: these should be the same, the sections at most 7 more"
        failed=1
    fi
done <<END
O2 64-32-10
Os 64-32-10
conv1d-O2 conv1d
gru-O2 gru
fixed16-O2 64-32-10/fixed16
fixed16-Os 64-32-10/fixed16
END
[ "$(awk '$1 ~ /^ram\/inference/ { sum += $2 } END { print sum + 0 }' "$figures")" -eq 0 ] ||
    { echo "FAILED: inference with a constant network takes RAM beside the stack"; failed=1; }
exit $failed
