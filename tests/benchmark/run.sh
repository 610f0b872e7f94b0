#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Runs the example firmwares of one core, the very images that are measured, in QEMU, and reads from their RAM what they
# found: it must be what a PC finds, the loss after all steps to the bit.   run.sh BUILD EXPECTED [NETWORK]
# BUILD: made by board.sh; EXPECTED: the program made of expected.cpp; NETWORK: of inference-NETWORK-O2.elf and others.
set -eu
build=$1 expected=$2 network=${3:+-$3}
for tool in arm-none-eabi-nm qemu-system-arm; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
machines=$(sed -n 's/^NERVELET_BOARD-STRINGS:INTERNAL=//p' "$build/CMakeCache.txt" | tr ';' ' ')
[ -n "$machines" ] || { echo "FAILED: $build/CMakeCache.txt names no NERVELET_BOARD"; exit 1; }

# registers_after SECONDS ELF MACHINE: keypad, display, loss and frames_waiting of its Board, the last 16 bytes of it.
registers_after() {
    place=$(arm-none-eabi-nm -S "$2" | awk '$4 == "board" { print "0x" $1, "0x" $2 }')
    address=${place% *} size=${place#* }
    { sleep "$1"; echo "x /4xw $((address + size - 16))"; echo quit; } |
        timeout 60 qemu-system-arm -machine "$3" -display none -serial none -monitor stdio -kernel "$2" |
        tr -d '\r' | sed -n 's/^[0-9a-f]*: \(0x[0-9a-f]* 0x[0-9a-f]* 0x[0-9a-f]* 0x[0-9a-f]*\)$/\1/p'
}

# finds IMAGE ANSWER MACHINE
finds() {
    for seconds in 1 2 4 8 16; do
        registers=$(registers_after $seconds "$build/$1.elf" "$3")
        case $registers in
        "0x00000000 0x00000000 0x00000000 0x00000000") ;; # a busy machine: the program has not begun
        *0x00000000) break ;;                             # no more frames are waiting
        esac
    done
    case $1:$registers in
    "inference-"*":0x00000003 $2 "*" 0x00000000" | "training-"*":0x00000003 0x00000063 $2 0x00000000")
        echo "$1 on $3: $2"
        ;;
    *)
        echo "FAILED: $1 on $3: keypad, display, loss, frames waiting are $registers; a PC finds $2"
        failed=1
        ;;
    esac
}

failed=0
"$expected" >"$build/expected$network"
while read -r program answer; do
    for level in O2 Os; do
        for machine in $machines; do
            finds "$program$network-$level" "$answer" "$machine"
        done
    done
done <"$build/expected$network"
exit $failed
