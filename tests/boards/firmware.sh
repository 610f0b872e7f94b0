#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The example firmware is a template: copied alone into another folder, it builds with the toolchain files of the
# repository and with installed ones, which also let find_package find nervelet; what is missing is said in words.
# firmware.sh <root> <build folder> <cmake>
set -eu
root=$1
cmake=$3
rm -rf "$2"
mkdir -p "$2/elsewhere"
build=$(cd "$2" && pwd)
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/tools.sh"
need_board_tools
copy=$build/elsewhere/copy
cp -R "$root/examples/firmware" "$copy"

fail() {
    cat "$build/log"
    echo "FAILED: $*"
    exit 1
}
quietly() { "$@" >"$build/log" 2>&1 || fail "$*"; }
# says <words> <what it is said of>: the log has the words, whatever the line breaks.
says() {
    tr -s ' \n' ' ' <"$build/log" | grep -qF -- "$1" || fail "$2: no word of '$1'"
}

# builds <folder> <toolchains> <core>
builds() {
    quietly "$cmake" -S "$copy" -B "$build/$1" --toolchain "$2/$3.cmake"
    quietly "$cmake" --build "$build/$1"
    for program in empty inference training; do
        [ -f "$build/$1/$program.elf" ] || fail "$1: there is no $program.elf"
        arm-none-eabi-objcopy -O binary "$build/$1/$program.elf" "$build/$1/$program.bin"
    done
    echo "$1: built for $3"
}
builds repository "$root/toolchains" cortex-m4f
quietly "$cmake" -S "$root" -B "$build/package" -DNERVELET_BUILD_TESTS=OFF -DNERVELET_BUILD_EXAMPLES=OFF
quietly "$cmake" --install "$build/package" --prefix "$build/prefix"
builds installed "$build/prefix/share/cmake/nervelet/toolchains" cortex-m4f
builds m0 "$build/prefix/share/cmake/nervelet/toolchains" cortex-m0
# It is the firmware that lies in the repository, whichever way nervelet came.
quietly "$cmake" -S "$root/examples/firmware" -B "$build/original" --toolchain "$root/toolchains/cortex-m4f.cmake"
quietly "$cmake" --build "$build/original"
for program in empty inference training; do
    arm-none-eabi-objcopy -O binary "$build/original/$program.elf" "$build/original/$program.bin"
    for folder in repository installed; do
        cmp "$build/original/$program.bin" "$build/$folder/$program.bin" || fail "$folder: $program is another one"
    done
done

# refused <words> <arguments>...
refused() {
    words=$1
    shift
    ! "$cmake" -S "$copy" -B "$build/refused" "$@" >"$build/log" 2>&1 || fail "not refused: $*"
    says "$words" "$*"
    rm -rf "$build/refused"
}
cp -R "$root/toolchains" "$build/elsewhere/toolchains"
refused 'nervelet was not found: it lies neither beside the toolchain file' \
    --toolchain "$build/elsewhere/toolchains/cortex-m4f.cmake"
refused "Firmware needs one of nervelet's toolchain files and newlib-nano"
refused "Firmware needs one of nervelet's toolchain files and newlib-nano" \
    --toolchain "$root/toolchains/cortex-m4f.cmake" -DNERVELET_C_LIBRARY=picolibc
# Without its start-up code.
sed 's,[^ ]*/startup\.cpp ,,' "$root/examples/firmware/firmware.cmake" >"$copy/firmware.cmake"
quietly "$cmake" -S "$copy" -B "$build/refused" --toolchain "$root/toolchains/cortex-m4f.cmake"
! "$cmake" --build "$build/refused" >"$build/log" 2>&1 || fail "firmware without start-up code is built"
says 'The firmware has no vector table, so it could not start' 'firmware without start-up code'
echo "refused in words: no nervelet, no toolchain file, picolibc, no start-up code"
