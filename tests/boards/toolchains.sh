#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Each toolchain file on a foreign project: what it builds runs by plain `ctest`, exit code 1 fails, no flag from outside
# drops the toolchain file's own, newlib-nano gets nothing of picolibc or QEMU, and what is wrong or missing is said in
# words.
# toolchains.sh <root> <build folder> <cmake> <ctest>
set -eu
root=$1
build=$2
cmake=$3
ctest=$4
foreign=$(dirname "$0")/foreign
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/tools.sh"
need_board_tools
rm -rf "$build"
mkdir -p "$build"

fail() {
    cat "$build/log"
    echo "FAILED: $*"
    exit 1
}
# says <words> <what it is said of>: the log has the words, whatever the line breaks.
says() {
    tr -s ' \n' ' ' <"$build/log" | grep -qF -- "$1" || fail "$2: no word of '$1'"
}
configure() { # <folder> <core> <arguments>...
    folder=$1
    core=$2
    shift 2
    "$cmake" -S "$foreign" -B "$build/$folder" --toolchain "$root/toolchains/$core.cmake" "$@" >"$build/log" 2>&1
}
works() { # <folder> <core> <arguments>...
    configure "$@" || fail "$1 is not configured"
    "$cmake" --build "$build/$1" >"$build/log" 2>&1 || fail "$1 is not built"
    "$ctest" --test-dir "$build/$1" --timeout 60 -R '^hello$' -V >"$build/log" 2>&1 || fail "$1: hello fails"
    says 'hello, 42' "$1"
    ! "$ctest" --test-dir "$build/$1" --timeout 60 -R '^wrong$' -V >"$build/log" 2>&1 || fail "$1: exit code 1 passes"
    says 'this program ran, and is wrong' "$1"
    echo "$1: hello passes, exit code 1 fails"
}

cores=0
for file in "$root"/toolchains/cortex-m?*.cmake; do
    core=$(basename "$file" .cmake)
    works "$core" "$core"
    cores=$((cores + 1))
done
[ "$cores" -eq 7 ] || fail "$cores toolchain files instead of 7"
works microbit cortex-m0 -DNERVELET_BOARD=microbit

# Flags from outside come behind those of the toolchain file: from the command line, the environment, or set by a project
# whose languages are enabled in a subfolder.
works own_flags cortex-m4f -DCMAKE_CXX_FLAGS=-O2 -DCMAKE_C_FLAGS=-O2 -DCMAKE_ASM_FLAGS=-g -DCMAKE_EXE_LINKER_FLAGS=-s
CFLAGS=-O2 CXXFLAGS=-O2 ASMFLAGS=-g LDFLAGS=-s works environment cortex-m4f
works superproject cortex-m4f -DOVERWRITE=ON
for folder in own_flags environment superproject; do
    built=$(find "$build/$folder" -name '*.obj')
    [ "$(echo "$built" | wc -l)" -eq 4 ] || fail "$folder: not four objects: $built"
    for object in $built; do
        arm-none-eabi-readelf -A "$object" >"$build/log"
        says 'Tag_CPU_name: "7E-M"' "$object"
    done
done

# Without a build type the code is optimized, and that is said; whoever names one gets it.
optimized() { # <folder> <-O flag or nothing>
    "$cmake" --build "$build/$1" --verbose >"$build/log" 2>&1 || fail "$1 is not built"
    flags=$(grep -oE -- '-c .*hello\.cpp|-O[0-3sg]' "$build/log" | grep -m 1 -oE -- '-O.' || true)
    [ "$flags" = "$2" ] || fail "$1 is built with '$flags' instead of '$2'"
}
configure no_build_type cortex-m4f || fail "no_build_type is not configured"
says 'No CMAKE_BUILD_TYPE was given: taking MinSizeRel' no_build_type
optimized no_build_type -Os
configure debug cortex-m4f -DCMAKE_BUILD_TYPE=None || fail "debug is not configured"
! grep -q 'No CMAKE_BUILD_TYPE' "$build/log" || fail "a build type was given"
optimized debug ''
echo "no build type: MinSizeRel; own flags, of the command line and of the environment: added"

# A stack that overwrote static variables cannot pass, although the program returns 0; a large one that did not, can.
"$cmake" -S "$(dirname "$0")/deep" -B "$build/deep" --toolchain "$root/toolchains/cortex-m0.cmake" \
    -DNERVELET_BOARD=microbit >"$build/log" 2>&1 || fail "deep is not configured"
"$cmake" --build "$build/deep" >"$build/log" 2>&1 || fail "deep is not built"
"$ctest" --test-dir "$build/deep" --timeout 60 -R '^deep$' -V >"$build/log" 2>&1 || fail "deep fails"
! "$ctest" --test-dir "$build/deep" --timeout 60 -R '^too_deep$' -V >"$build/log" 2>&1 || fail "too_deep passes"
says 'this program ran, and knows of nothing' too_deep
says 'stack overflow: this program' too_deep
echo "microbit: a stack overflow fails"

# Production. What CMake tries at configuration is built the same way.
configure newlib-nano cortex-m4f -DNERVELET_C_LIBRARY=newlib-nano || fail "newlib-nano is not configured"
! "$cmake" --build "$build/newlib-nano" >"$build/log" 2>&1 || fail "newlib-nano links without linker script and start-up code"
says 'This program has no linker script, so it could not start on a board' newlib-nano
configure newlib-nano cortex-m4f -DSCRIPT="$root/tests/boards/foreign/everything.ld" || fail "newlib-nano is not configured"
"$cmake" --build "$build/newlib-nano" --verbose >"$build/log" 2>&1 || fail "newlib-nano is not built"
says '--specs=nano.specs' newlib-nano
says '--specs=nosys.specs' newlib-nano
if grep -E 'picolibc|semihost|defsym|qemu' "$build/log" "$build/newlib-nano/CTestTestfile.cmake"; then
    fail "newlib-nano gets something of picolibc or QEMU"
fi
grep -q 'HAS_PICOLIBC.*=$' "$build/newlib-nano/CMakeCache.txt" || fail "what CMake tries is not built with newlib-nano"
grep -q 'HAS_PICOLIBC.*=1$' "$build/cortex-m4f/CMakeCache.txt" || fail "what CMake tries is not built with picolibc"
echo "newlib-nano: nothing of picolibc or QEMU, and no program without a linker script"

# refused <words> <core> <arguments>...
refused() {
    words=$1
    shift
    ! configure refused "$@" || fail "not refused: $*"
    says "$words" "$*"
    rm -rf "$build/refused"
    echo "refused in words: $*"
}
refused 'it can be: picolibc, newlib-nano' cortex-m4f -DNERVELET_C_LIBRARY=glibc
refused 'this core has: mps2-an386' cortex-m4f -DNERVELET_BOARD=microbit
refused 'apt install gcc-arm-none-eabi' cortex-m4f -DNERVELET_ARM_GXX=NERVELET_ARM_GXX-NOTFOUND \
    -DCMAKE_PROGRAM_PATH=/nowhere -DCMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF
# Arm's own toolchain has no picolibc; its newlib-nano serves.
cat >"$build/arm-none-eabi-gcc" <<'END'
#!/bin/sh
case $* in *-print-file-name=picolibc*) echo "${*#*=}" ;; *) exec arm-none-eabi-gcc "$@" ;; esac
END
chmod +x "$build/arm-none-eabi-gcc"
refused 'Or take the other: -DNERVELET_C_LIBRARY=picolibc or newlib-nano.' cortex-m4f \
    -DNERVELET_ARM_GCC="$build/arm-none-eabi-gcc"
configure without_picolibc cortex-m4f -DNERVELET_ARM_GCC="$build/arm-none-eabi-gcc" -DNERVELET_C_LIBRARY=newlib-nano ||
    fail "newlib-nano needs picolibc"

for variable in CMAKE_C_FLAGS CMAKE_CXX_FLAGS CMAKE_ASM_FLAGS CMAKE_EXE_LINKER_FLAGS; do
    refused '-mfloat-abi=softfp is among the flags' cortex-m4f -D$variable="-O2 -mfloat-abi=softfp"
done
CXXFLAGS=-march=native refused '-march=native is among the flags' cortex-m4f

# Another core's flags: all at once, in a folder of their own.
works core_flags cortex-m7 -DNERVELET_CORE_FLAGS="-mcpu=cortex-m7 -mfloat-abi=hard -mfpu=fpv5-sp-d16"
"$cmake" --build "$build/core_flags" --clean-first --verbose >"$build/log" 2>&1 || fail "core_flags is not built"
says '-mfpu=fpv5-sp-d16' core_flags
for other in -DNERVELET_CORE_FLAGS=-mcpu=cortex-m7 -DNERVELET_C_LIBRARY=newlib-nano \
    --toolchain="$root/toolchains/cortex-m3.cmake"; do
    works again cortex-m7
    ! "$cmake" "$other" "$build/again" >"$build/log" 2>&1 || fail "$other is ignored in a folder made without it"
    says 'made for another core or C library than you ask for' "$other"
    rm -rf "$build/again"
done
echo "refused in words: another core in the same folder"
