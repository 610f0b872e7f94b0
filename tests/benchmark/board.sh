#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Builds the firmwares of one core, runs the one that measures itself in QEMU, and writes and prints WORK/CORE.figures:
# one figure a line, name and number.   board.sh ROOT WORK CORE     (CORE as in toolchains/cortex-CORE.cmake)
set -eu
root=$(cd "$1" && pwd) core=$3
mkdir -p "$2"
work=$(cd "$2" && pwd)
for tool in arm-none-eabi-g++ arm-none-eabi-size arm-none-eabi-nm qemu-system-arm cmake; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
build=$work/$core
rm -f "$work/$core.figures"
if ! { cmake --fresh -S "$root/tests/benchmark/board" -B "$build" --toolchain "$root/toolchains/cortex-$core.cmake" &&
    cmake --build "$build"; } >"$build.log" 2>&1; then
    cat "$build.log"
    exit 1
fi
board=$(sed -n 's/^NERVELET_BOARD:STRING=//p' "$build/CMakeCache.txt")

# size_of ELF SYMBOL: its bytes. bytes_of ELF: flash (text + data) and RAM (data + bss).
size_of() { printf '%d\n' "0x$(arm-none-eabi-nm -C -S "$1" | awk -v name="$2" '$4 == name { print $2 }')"; }
bytes_of() { arm-none-eabi-size "$1" | awk 'NR == 2 { print $1 + $2, $2 + $3 }'; }
{
    for level in O2 Os; do
        empty=$(bytes_of "$build/empty-$level.elf")
        for program in inference training; do
            elf=$build/$program-$level.elf
            echo "$empty $(bytes_of "$elf") $(size_of "$elf" net)" |
                awk -v name="$program/$level" '{ print "flash/" name, $3 - $1 - $5; print "ram/" name, $4 - $2 }'
        done
    done
    # -icount shift=0: each instruction takes a nanosecond of the board's time, so that its clock counts instructions.
    # measure-NAME is the same program, compiled with what is in question: NAME stands behind what else costs then.
    for elf in "$build"/measure.elf "$build"/measure-*.elf; do
        [ -e "$elf" ] || continue
        name=$(basename "$elf" .elf)
        { timeout 300 qemu-system-arm -machine "$board" -icount shift=0 -display none -monitor none -serial none \
            -semihosting-config enable=on,target=native -kernel "$elf" 2>&1 || echo "FAILED: $elf: $?"; } |
            case $name in
            measure) cat ;;
            *) sed -e '/plain_c [0-9]*$/d' -e '/^memory/d' -e "s,^\([a-z][^ ]*\) ,\1/${name#measure-} ," ;;
            esac
    done
} >"$work/$core.figures" 2>&1
cat "$work/$core.figures"
! grep -v '^[a-z].* [0-9]*$' "$work/$core.figures"
