# Part of nervelet. MIT licence, the nervelet authors.
# What board.sh and ../boards/models.sh read from firmwares. $build, set there: where their .elf lie, which CMake built.
# shellcheck disable=SC2154

# measured NAME: what the program NAME.elf that measures itself prints. -icount shift=0: each instruction takes a nanosecond
# of the board's time, so that its clock counts instructions.
measured() {
    board=$(sed -n 's/^NERVELET_BOARD:STRING=//p' "$build/CMakeCache.txt")
    timeout 300 qemu-system-arm -machine "$board" -icount shift=0 -display none -monitor none -serial none \
        -semihosting-config enable=on,target=native -kernel "$build/$1.elf" 2>&1 || echo "FAILED: $1.elf: $?"
}

# size_of NAME SYMBOL: its bytes. bytes_of NAME: flash (text + data) and RAM (data + bss).
size_of() { printf '%d\n' "0x$(arm-none-eabi-nm -C -S "$build/$1.elf" | awk -v name="$2" '$4 == name { print $2 }')"; }
bytes_of() { arm-none-eabi-size "$build/$1.elf" | awk 'NR == 2 { print $1 + $2, $2 + $3 }'; }
# beyond_empty EMPTY FIRMWARE SYMBOL NAME: what FIRMWARE.elf takes more than EMPTY.elf, of flash without SYMBOL, as
# figures of NAME.
beyond_empty() {
    echo "$(bytes_of "$1") $(bytes_of "$2") $(size_of "$2" "$3")" |
        awk -v name="$4" '{ print "flash/" name, $3 - $1 - $5; print "ram/" name, $4 - $2 }'
}
