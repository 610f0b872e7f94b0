#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# clang-tidy 14, told by <root>/.clang-tidy, has nothing to say of the headers: of names, of the heap, of exceptions and
# RTTI, of what is prone to bugs or slow. Once in a program that uses everything; and once for each kind of Cortex-M
# whose kernels are hidden from the host, without a program, which would find nothing more. tidy.sh <root>
set -u
cd "$1" || exit 1
for tool in clang-tidy-14 clang-tidy; do
    command -v $tool >/dev/null && $tool --version | grep -q 'version 14\.' && break
    tool=
done
[ -n "$tool" ] || { echo "skipped: clang-tidy 14 is not installed"; exit 77; }
failed=0

# tidy <what it is called> <compiler's flags>...
tidy() {
    name=$1
    shift
    # Its tally of what it suppressed in others' headers goes to the error stream, other errors do not.
    if "$tool" --quiet tests/checks/lint/tidy.cpp -- -std=c++17 -ffp-contract=off -fno-exceptions -fno-rtti -Iinclude \
        "$@" 2>"$log"; then
        echo "$name: clean"
    else
        cat "$log"
        echo "FAILED: $name"
        failed=$((failed + 1))
    fi
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

tidy host -DEVERYTHING
if command -v arm-none-eabi-g++ >/dev/null; then
    for core in 'm0 -mfloat-abi=soft' 'm55 -mfloat-abi=hard -DNERVELET_HELIUM_KERNELS'; do
        # The C library and its C++ headers where the compiler for boards finds them; but not that compiler's own.
        # shellcheck disable=SC2086 # several flags
        {
            set -- -mthumb -mcpu=cortex-$core
            folders=$(arm-none-eabi-g++ "$@" --specs=picolibcpp.specs -E -v -x c++ /dev/null 2>&1 |
                sed -n '/> search starts/,/^End/s/^ //p' | grep -v '/gcc/[^/]*/[^/]*/include\(-fixed\)*$' | sed 's/^/-isystem/')
            tidy "cortex-${core%% *}" --target=arm-none-eabi "$@" $folders
        }
    done
else
    echo "left out: arm-none-eabi-g++ is not installed, whose headers the kernels for boards need"
fi
[ "$failed" -eq 0 ]
