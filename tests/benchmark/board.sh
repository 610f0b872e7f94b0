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

# measured NAME: what the program that measures itself prints. -icount shift=0: each instruction takes a nanosecond of the
# board's time, so that its clock counts instructions.
measured() {
    timeout 300 qemu-system-arm -machine "$board" -icount shift=0 -display none -monitor none -serial none \
        -semihosting-config enable=on,target=native -kernel "$build/$1.elf" 2>&1 || echo "FAILED: $1.elf: $?"
}

# size_of ELF SYMBOL: its bytes. bytes_of ELF: flash (text + data) and RAM (data + bss).
size_of() { printf '%d\n' "0x$(arm-none-eabi-nm -C -S "$1" | awk -v name="$2" '$4 == name { print $2 }')"; }
bytes_of() { arm-none-eabi-size "$1" | awk 'NR == 2 { print $1 + $2, $2 + $3 }'; }
# beyond_empty LEVEL PROGRAM NAME: what PROGRAM-NAME.elf takes more than the empty firmware.
beyond_empty() {
    elf=$build/$2-$3.elf
    echo "$(bytes_of "$build/empty-$1.elf") $(bytes_of "$elf") $(size_of "$elf" net)" |
        awk -v name="$2/$3" '{ print "flash/" name, $3 - $1 - $5; print "ram/" name, $4 - $2 }'
}
{
    for level in O2 Os; do
        for program in inference training; do
            beyond_empty $level $program $level
        done
    done
    measured measure
    # measure-NAME is compiled otherwise, and NAME stands behind its figures; of plain C and memory nothing is new.
    for elf in "$build"/measure-*.elf; do
        name=$(basename "$elf" .elf)
        name=${name#measure-}
        measured "measure-$name" | sed -e '/plain_c [0-9]*$/d' -e '/^memory/d' -e "s,^\([a-z][^ ]*\) ,\1/$name ,"
        [ "$name" = Os ] || beyond_empty O2 training "$name"
    done
} >"$work/$core.figures" 2>&1
# Of -Os one figure is enough: its instructions in per cent of those at -O2, of what becomes slowest by it.
awk '!($1 ~ /\/Os$/ && $1 ~ /^(instructions|stack)/) { print }
    { value[$1] = $2 }
    END {
        for (name in value) {
            percent = name ~ /^instructions/ && (name "/Os") in value ? 100 * value[name "/Os"] / value[name] : 0
            if (percent > most) most = percent
        }
        if (most) printf "instructions/percent_at_Os %.0f\n", most
        else print "FAILED: nothing was measured at -Os"
    }' "$work/$core.figures" >"$build/figures"
cp "$build/figures" "$work/$core.figures"
cat "$work/$core.figures"
! grep -v '^[a-z].* [0-9]*$' "$work/$core.figures"
