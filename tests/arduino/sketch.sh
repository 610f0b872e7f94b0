#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Builds a sketch, runs it in the world that a script describes (hardware/nervelet/qemu/cores/qemu/world.h), shows what
# it printed to the Serial Monitor and checks that against the script's lines "expect" and "never", and by an .awk file
# beside the script, if there is one.
#     sketch.sh host LIBRARY WORK SKETCH.ino SCRIPT.txt [COMPILER]    on this machine, with sanitizers
#     sketch.sh m4f  LIBRARY WORK SKETCH.ino SCRIPT.txt               in QEMU, by arduino-builder, or another board
# LIBRARY is the library's folder, that of library.properties. For example, from the repository's root:
#     s=HelloXor; tests/arduino/sketch.sh host . build/sketch examples/arduino/$s/$s.ino tests/arduino/expect/$s.txt
set -eu
board=$1 library=$(cd "$2" && pwd) work=$3 sketch=$4 script=$5 compiler=${6:-}
here=$(cd "$(dirname "$0")" && pwd)
platform=$here/hardware/nervelet/qemu
name=$(basename "$sketch" .ino)
mkdir -p "$work"
work=$(cd "$work" && pwd)

skip() {
    echo "skipped: $1"
    exit 77
}
has() { command -v "$1" >/dev/null; }

if [ "$board" = host ]; then
    if [ -z "$compiler" ]; then
        has clang++ && compiler=clang++ || compiler=g++
    fi
    has "$compiler" || skip "$compiler is not installed"
    sanitize='-fsanitize=address,undefined -fno-sanitize-recover=all'
    echo 'int main() {}' >"$work/probe.cpp"
    # shellcheck disable=SC2086 # several flags
    "$compiler" $sanitize "$work/probe.cpp" -o "$work/probe" 2>/dev/null || skip "$compiler has no sanitizers"
    # shellcheck disable=SC2086
    "$compiler" -std=gnu++17 -O1 -g1 $sanitize -fno-exceptions -fno-rtti -Wall -Wextra -Werror \
        -I"$platform/cores/qemu" -I"$library" -include Arduino.h \
        -x c++ "$sketch" -x none "$platform"/cores/qemu/*.cpp -o "$work/$name"
    # Reports of AddressSanitizer only where something is wrong; nothing here wants ptrace for leaks.
    run() { ASAN_OPTIONS=detect_leaks=0 timeout 120 "$work/$name" "$script"; }
else
    for tool in arduino-builder arm-none-eabi-g++ qemu-system-arm; do
        has $tool || skip "$tool is not installed (Debian: arduino-builder, gcc-arm-none-eabi, qemu-system-arm)"
    done
    arm-none-eabi-g++ --specs=picolibcpp.specs -E -x c++ /dev/null >/dev/null 2>&1 ||
        skip "picolibc for C++ is not installed (Debian: libstdc++-arm-none-eabi-picolibc)"
    machine=$(sed -n "s/^$board\.build\.machine=//p" "$platform/boards.txt")
    [ -n "$machine" ] || { echo "FAILED: boards.txt has no $board.build.machine"; exit 1; }
    mkdir -p "$work/libraries" "$work/$board"
    ln -sfn "$library" "$work/libraries/$(basename "$library")"
    arduino-builder -compile -hardware "$here/hardware" -hardware /usr/share/arduino-builder -tools /usr/bin \
        -libraries "$work/libraries" -fqbn "nervelet:qemu:$board" -build-path "$work/$board" -warnings all "$sketch"
    run() {
        timeout 120 qemu-system-arm -M "$machine" -nographic -monitor none -serial none \
            -semihosting-config "enable=on,target=native,arg=sketch,arg=$script" -kernel "$work/$board/$name.ino.elf" \
            </dev/null
    }
fi

status=0
run >"$work/output" 2>&1 || status=$?
tr -d '\r' <"$work/output"
[ "$status" -eq 0 ] || { echo "FAILED: $name ended with $status on $board"; exit 1; }

tr -d '\r' <"$work/output" | awk -v script="$script" '
    function failed(text) {
        print "FAILED: " text
        wrong = 1
    }
    BEGIN {
        while ((getline line < script) > 0) {
            if (line ~ /^expect /) expected[++count] = substr(line, 8)
            if (line ~ /^never /) never[++never_count] = substr(line, 7)
        }
        next_one = 1
    }
    next_one <= count && $0 ~ expected[next_one] { next_one++ }
    { for (i = 1; i <= never_count; ++i) if ($0 ~ never[i]) failed("never " never[i] ", but: " $0) }
    END {
        if (next_one <= count) failed("nothing (more) in what was printed matches: " expected[next_one])
        if (count == 0) failed(script " expects nothing")
        exit wrong
    }'
if [ -f "${script%.txt}.awk" ]; then
    tr -d '\r' <"$work/output" | awk -f "${script%.txt}.awk"
fi
echo "$name on $board: as expected"
