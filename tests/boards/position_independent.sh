#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The kernel without a floating point unit in programs that run wherever they are loaded, that keep r9 for the address
# of their data or for themselves, or that have frame pointers: every compiler builds it without a warning, r9 is not
# written where it is kept, and in QEMU every sum has the same bits as that of the C++ form and of the operators.
# position_independent.sh <root> <build folder> <clang>...
set -eu
root=$1
build=$2
shift 2
sources=$(dirname "$0")/position_independent
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/tools.sh"
need_board_tools
rm -rf "$build"
mkdir -p "$build"

compilers=arm-none-eabi-g++
for clang; do
    command -v "$clang" >/dev/null && compilers="$compilers $clang" || echo "$clang is not installed"
done
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"
language="-std=gnu++14 -ffunction-sections -fno-exceptions -fno-rtti -I$root/include"

# place <core>: QEMU's machine, where its flash and its RAM begin. It has no Cortex-M23; a Cortex-M33 runs its code.
place() {
    case $1 in
    m0) echo microbit 0x00000000 0x20000000 ;;
    m0plus | m3) echo mps2-an385 0x00000000 0x20000000 ;;
    m23) echo mps2-an505 0x10000000 0x38000000 ;;
    esac
}
fail() {
    echo "FAILED: $*"
    cat "$log"
    return 1
}
# compiled <compiler> <core> <how> <level>
compiled() {
    case $1 in
    *clang*) of_clang="--target=arm-none-eabi $(sed 's/^/-isystem /' "$folder/headers")" ;;
    *) of_clang= ;;
    esac
    # shellcheck disable=SC2086 # flags are several words
    "$1" $of_clang $cpu $language $warnings $3 "-$4" -c "$sources/kernel.cpp" -o "$kernel" >"$log" 2>&1
}
# r9_is_kept: what names it only reads it. Not looked at is count_row, where GCC saves and restores its own base.
r9_is_kept() {
    arm-none-eabi-objdump -d --no-show-raw-insn "$kernel" | sed '/<.*count_row.*>:$/,/^$/d' >"$log.all"
    grep -q 'muls\|umull' "$log.all" || return 1 # it is not the kernel
    ! grep -w 'r9\|sb' "$log.all" |
        grep -vE '	(mov|add|adds|ldr)(\.[nw])?	(r[0-8]|sl|fp|ip|lr), (r9|\[r9(, [^]]*)?\])$' >"$log"
}
# runs <core>: links and starts the kernel.
runs() {
    # shellcheck disable=SC2046 # three words
    set -- $(place "$1")
    # The linker counts from the start of the section that has the table in it.
    # shellcheck disable=SC2086 # flags are several words
    arm-none-eabi-g++ $cpu --specs=picolibcpp.specs "$kernel" "$folder/main.o" -o "$folder/program.elf" \
        --oslib=semihost --crt0=semihost -Wl,--gc-sections -Wl,--defsym=__flash="$2" -Wl,--defsym=__flash_size=0x40000 \
        -Wl,--defsym=__ram="$3" -Wl,--defsym=__ram_size=0x4000 -Wl,--defsym=__stack_size=0x1000 \
        '-Wl,--defsym=table_base=ADDR(.text)' >"$log" 2>&1 || return 1
    timeout 60 qemu-system-arm -machine "$1" -display none -monitor none -serial none \
        -semihosting-config enable=on,target=native -kernel "$folder/program.elf" >"$log" 2>&1 &&
        grep -q '^[1-9][0-9]* sums, 0 wrong' "$log"
}
# core_is_right <core>: all compilers, ways and levels. At -Og and -Os nothing new would run.
core_is_right() (
    folder=$build/$1 log=$build/$1/log kernel=$build/$1/kernel.o
    cpu="-mthumb -mcpu=cortex-$1 -mfloat-abi=soft"
    mkdir "$folder"
    # shellcheck disable=SC2086 # flags are several words
    arm-none-eabi-g++ $cpu --specs=picolibcpp.specs -xc++ -E -v /dev/null 2>&1 |
        sed -n '/^#include </,/^End/s/^ //p' >"$folder/headers"
    # shellcheck disable=SC2086
    arm-none-eabi-g++ $cpu --specs=picolibcpp.specs $language $warnings -O2 -ffixed-r9 -c "$sources/main.cpp" \
        -o "$folder/main.o" >"$log" 2>&1 || fail "main.cpp on $1"
    for compiler in $compilers; do
        objects=0 kept=0 programs=0
        for how in -fPIC -fpie "-fpic -msingle-pic-base" -ffixed-r9 -fno-omit-frame-pointer; do
            case $compiler:$how in *clang*:*single*) continue ;; esac # clang knows no such flag
            for level in O0 Og Os O2; do
                what="$compiler, cortex-$1, $how -$level"
                compiled "$compiler" "$1" "$how" $level || fail "$what is not compiled" || return
                objects=$((objects + 1))
                case $how in *r9 | *single*)
                    r9_is_kept || fail "$what writes r9" || return
                    kept=$((kept + 1))
                    ;;
                esac
                case $level in O0 | O2)
                    runs "$1" || fail "$what: the program is wrong" || return
                    programs=$((programs + 1))
                    ;;
                esac
            done
        done
        echo "cortex-$1, $compiler: $objects times without a warning, r9 kept $kept times, $programs programs," \
            "each: $(cat "$log")"
    done
)

for core in m0 m0plus m3 m23; do
    core_is_right $core >"$build/$core.log" 2>&1 &
done
wait
cat "$build"/*.log
right=$(grep -c 'times without a warning' "$build"/*.log | awk -F: '{ n += $2 } END { print n }')
# shellcheck disable=SC2086 # compilers are several words
set -- $compilers
[ "$right" -eq $(($# * 4)) ] || { echo "FAILED: $right of $(($# * 4)) pairs of core and compiler are right"; exit 1; }
