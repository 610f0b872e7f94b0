#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# A program that uses everything compiles without a warning, in each given standard also without those that strict projects
# ask for, and in newer ones without the usual. Where C++17 is given, also optimized, because some warnings need that: it
# wants nothing from outside but memcpy and its like, has no static constructors, links with another source that includes
# everything (which finds a function that is not inline), and runs.
# warnings.sh <include/nervelet> <source> <compiler> <standard>...
set -u
headers=$1
source=$2
compiler=$3
shift 3
standards=${*:?standards to compile in}
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

compile() {
    # shellcheck disable=SC2086 # the warnings are several words
    "$compiler" $warnings -ffp-contract=off -I "$headers/.." "$@" "$source" && return
    echo "FAILED: $compiler $*"
    failed=$((failed + 1))
    return 1
}

# What strict projects ask for. -Weverything also complains of all that C++98 did not have, of places that nothing
# fills, and of pointers.
strict="-Wsign-conversion -Wold-style-cast -Wfloat-equal -Wcast-align -Wcast-qual -Wformat=2 -Wundef -Wnull-dereference
    -Wmissing-declarations -Wredundant-decls -Wswitch-enum -Wswitch-default -Wzero-as-null-pointer-constant -Wextra-semi
    -Wvla"
case $("$compiler" --version) in
*clang*)
    everything="-Weverything -Wno-c++98-compat -Wno-c++98-compat-pedantic -Wno-padded -Wno-unknown-warning-option
        -Wno-unsafe-buffer-usage"
    ;;
*) everything="-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Warith-conversion -Wuseless-cast" ;;
esac
for standard in $standards; do
    # shellcheck disable=SC2086 # the warnings are several words
    compile -std=$standard -fsyntax-only $strict $everything
done
for standard in c++20 c++2b; do
    compile -std=$standard -fsyntax-only
done
case " $standards " in
*" c++17 "*) optimized=1 ;;
*) optimized= ;;
esac
if [ -n "$optimized" ] && compile -std=c++17 -O2 -fno-exceptions -fno-rtti -c -o "$folder/everything.o"; then
    # sqrt beside the processor's instruction is for errno and never called: core/math/sqrt.hpp.
    symbols=$(nm -u "$folder/everything.o" | sed 's/^ *[Uw] //' |
        grep -vE '^(memcpy|memmove|memset|memcmp|sqrtf?|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail)$')
    [ -z "$symbols" ] || {
        echo "FAILED: the library wants more than memory functions: $symbols"
        failed=$((failed + 1))
    }
    nm -a "$folder/everything.o" | grep -E '_GLOBAL__sub_I|__cxx_global_var_init|\.init_array' && {
        echo "FAILED: a static constructor"
        failed=$((failed + 1))
    }
    echo '#include <nervelet/nervelet.hpp>' >"$folder/again.cpp"
    "$compiler" -std=c++17 -I "$headers/.." "$folder/again.cpp" "$folder/everything.o" -o "$folder/everything" &&
        "$folder/everything" || {
        echo "FAILED: not linked with another source, or the tour finds a number that is not finite, or a call was refused"
        failed=$((failed + 1))
    }
fi
echo "$compiler: $failed failed"
[ "$failed" -eq 0 ]
