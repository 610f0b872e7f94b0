#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Which kernels each processor gets: the features are independent of each other, so a core may have a floating point unit
# and no DSP extension, or the reverse. targets.sh ROOT
set -u
root=$1
command -v arm-none-eabi-g++ >/dev/null || { echo "arm-none-eabi-g++ is missing"; exit 77; }
count=0
failed=0

# gets <target for floats> <target for integers> <compiler> <flag>...
gets() {
    float=$1 integer=$2
    shift 2
    count=$((count + 1))
    "$@" -std=c++17 -O1 -Wall -Wextra -Werror -DFLOAT="$float" -DINTEGER="$integer" "-I$root/include" -fsyntax-only \
        "$root/tests/boards/targets/main.cpp" || {
        echo "FAILED: expected $float for floats and $integer for integers of: $*"
        failed=$((failed + 1))
    }
}

arm="arm-none-eabi-g++ -mthumb"
# shellcheck disable=SC2086 # the compiler and its flags are several words
{
    gets Soft Thumb1 $arm -mcpu=cortex-m0 -mfloat-abi=soft
    gets Soft Thumb1 $arm -mcpu=cortex-m0plus -mfloat-abi=soft
    gets Soft Thumb1 $arm -mcpu=cortex-m23 -mfloat-abi=soft
    gets Soft Portable $arm -mcpu=cortex-m3 -mfloat-abi=soft
    gets Soft Dsp $arm -mcpu=cortex-m4 -mfloat-abi=soft
    gets Vfp Dsp $arm -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard
    gets Portable Dsp $arm -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=softfp
    gets Vfp Dsp $arm -mcpu=cortex-m7 -mfpu=fpv5-d16 -mfloat-abi=hard
    gets Vfp Dsp $arm -mcpu=cortex-m33 -mfloat-abi=hard
    gets Vfp Portable $arm -mcpu=cortex-m33+nodsp -mfloat-abi=hard
    gets Portable Dsp $arm -mcpu=cortex-m33 -march=armv8-m.main+fp+dsp -mcmse -mfloat-abi=softfp # Pico SDK: RP2350
    gets Vfp HeliumInteger $arm -mcpu=cortex-m55 -mfloat-abi=hard
    gets Vfp Dsp $arm -mcpu=cortex-m55+nomve -mfloat-abi=hard
    gets Helium HeliumInteger $arm -mcpu=cortex-m55 -mfloat-abi=hard -DNERVELET_HELIUM_KERNELS
    gets Soft Dsp $arm -mcpu=cortex-m55+nofp -mfloat-abi=soft
    gets Soft HeliumInteger $arm -mcpu=cortex-m55+nofp -mfloat-abi=hard
    gets Portable Portable $arm -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard -DNERVELET_PORTABLE_KERNELS
}
if [ "$(uname -m)" = x86_64 ] && command -v g++ >/dev/null; then
    gets 'Simd<16>' 'Simd<16>' g++
    gets 'Simd<32>' 'Simd<32>' g++ -mavx2
    gets 'Simd<64>' 'Simd<64>' g++ -mavx512f
    gets Portable Portable g++ -DNERVELET_PORTABLE_KERNELS
fi
# Others than x86, where their compiler is installed.
other() {
    ! command -v "$3" >/dev/null || gets "$@"
}
other 'Simd<16>' 'Simd<16>' aarch64-linux-gnu-g++
other Portable Portable arm-linux-gnueabihf-g++
other Portable Portable arm-linux-gnueabihf-g++ -mfpu=neon
other Portable Portable riscv64-linux-gnu-g++
other Portable Portable s390x-linux-gnu-g++
other 'Simd<16>' 'Simd<16>' i686-linux-gnu-g++ -msse2 -mfpmath=sse
echo "$count processors, $failed with other kernels than expected"
[ "$failed" -eq 0 ]
