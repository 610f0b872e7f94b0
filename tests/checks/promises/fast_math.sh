#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Flags that change results are refused in words, unless the user insists; and then the functions of core/math still have
# their accuracy, also where a compiler has no macro that tells of the flag.
# fast_math.sh ROOT SCRATCH COMPILER
set -eu
root=$1 scratch=$2/fast_math.$3 compiler=$3
command -v "$compiler" >/dev/null || exit 77
mkdir -p "$scratch"
folder=$root/tests/checks/promises

fail() {
    echo "FAILED: $*"
    exit 1
}
try() { "$compiler" -std=c++17 -fsyntax-only "-I$root/include" "$@" "$root/tests/cookbook/program.cpp" 2>&1; }

refused() { # <words> <flags...>
    words=$1
    shift
    if output=$(try "$@"); then fail "$* is accepted"; fi
    echo "$output" | grep -q "nervelet: $words" || fail "$* is refused in other words: $output"
    output=$(try -w "$@" -DNERVELET_ALLOW_FAST_MATH) || fail "$* cannot be allowed: $output"
}

for flag in -ffast-math -Ofast -ffinite-math-only; do
    refused '-ffast-math removes the checks for NaN' "$flag"
done

associative='-fassociative-math -fno-signed-zeros -fno-trapping-math'
# A flag that the compiler has a macro for is refused. Clang has none for these.
for flags in -funsafe-math-optimizations "$associative" -freciprocal-math -mfpmath=387; do
    # shellcheck disable=SC2086
    macros=$("$compiler" $flags -dM -E -x c++ /dev/null 2>/dev/null) || continue
    if echo "$macros" | grep -Eq '__(ASSOCIATIVE|RECIPROCAL)_MATH__'; then
        refused '-funsafe-math-optimizations, -fassociative-math and -freciprocal-math change' $flags
    elif echo "$macros" | grep -Eq '__FLT_EVAL_METHOD__ 2'; then
        refused "this processor's floats are calculated with more bits" $flags
    fi
done
case $("$compiler" --version) in
*Free\ Software*)
    refused '-funsafe-math-optimizations, ' -funsafe-math-optimizations
    refused "this processor's floats" -mfpmath=387
    # A float network needs no double constant; a double network does.
    output=$(try -Werror -fsingle-precision-constant) || fail "-fsingle-precision-constant: $output"
    if output=$(try -fsingle-precision-constant -include "$root/include/nervelet/nervelet.hpp" \
        -D'float=double' 2>&1); then fail "-fsingle-precision-constant is accepted for doubles"; fi
    echo "$output" | grep -q 'Network<double, ...>: -fsingle-precision-constant takes digits' ||
        fail "-fsingle-precision-constant is refused in other words: $output"
    ;;
esac
try -O3

# The program with the references is compiled without such flags.
"$compiler" -std=c++17 -O1 -c "$folder/math_errors.cpp" -o "$scratch/errors.o"
for level in -O1 -O2 '-O3 -march=native'; do
    for flags in '' -ffast-math -funsafe-math-optimizations "$associative" -freciprocal-math -mfpmath=387; do
        # shellcheck disable=SC2086
        "$compiler" -std=c++17 -w $level $flags -DNERVELET_ALLOW_FAST_MATH "-I$root/include" \
            -c "$folder/math_functions.cpp" -o "$scratch/functions.o" 2>/dev/null || {
            [ "$flags" = -mfpmath=387 ] && continue # Clang knows it only for 32 bits
            fail "$flags does not compile"
        }
        "$compiler" "$scratch/errors.o" "$scratch/functions.o" -o "$scratch/errors"
        "$scratch/errors" || fail "core/math under $level $flags"
    done
done
