#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# One million hostile files are given to load(), with AddressSanitizer and UndefinedBehaviorSanitizer: by libFuzzer where
# one of the compilers has it, else by seeded changes.
# fuzz_load.sh <repository> <scratch folder> <compiler>...
set -eu
repository=$1
scratch=$2/fuzz_load
shift 2
runs=1000000
mkdir -p "$scratch"
flags="-std=c++17 -O1 -g1 -ffp-contract=off -fno-sanitize-recover=all -I$repository/include -I$repository/tests"
source=$repository/tests/checks/promises/fuzz_load.cpp

build() { # <compiler> <more flags>
    command -v "$1" >/dev/null || return 1
    # shellcheck disable=SC2086 # the flags are several words
    "$1" $flags $2 "$source" -o "$scratch/fuzz" 2>"$scratch/log"
}

# Whether it can be built is asked with a program of one line, so that a mistake in ours is no excuse.
can() { # <compiler> <flags> <line>
    command -v "$1" >/dev/null || return 1
    printf '%s\n' "$3" >"$scratch/one.cpp"
    # shellcheck disable=SC2086
    "$1" $2 "$scratch/one.cpp" -o "$scratch/one" 2>/dev/null
}

how=
for compiler in "$@"; do
    if can "$compiler" "-fsanitize=fuzzer,address,undefined" \
        'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }'; then
        build "$compiler" "-fsanitize=fuzzer,address,undefined" || { cat "$scratch/log"; exit 1; }
        how="libFuzzer of $compiler"
        "$scratch/fuzz" -runs=$runs -seed=1 -max_len=514 -len_control=0 -print_final_stats=0 \
            -artifact_prefix="$scratch/" >"$scratch/tally" 2>"$scratch/log" || { tail -60 "$scratch/log"; exit 1; }
        break
    fi
done
if [ -z "$how" ]; then
    for compiler in "$@"; do
        if can "$compiler" "-fsanitize=address,undefined" 'int main() { return 0; }'; then
            build "$compiler" "-fsanitize=address,undefined -DNERVELET_FUZZ_MAIN=$runs" ||
                { cat "$scratch/log"; exit 1; }
            how="seeded changes, $compiler"
            "$scratch/fuzz" >"$scratch/tally" 2>"$scratch/log" || { tail -60 "$scratch/log"; exit 1; }
            break
        fi
    done
fi
[ -n "$how" ] || { echo "skipped: no compiler with AddressSanitizer; install clang"; exit 77; }
cat "$scratch/tally"
total=$(awk '{ sum += $1 == "NEVER" ? 0 : $1 } END { print sum }' "$scratch/tally")
echo "$how: $total files of $runs inputs were tried"
[ "$total" -ge $((runs * 9 / 10)) ] || { echo "FAILED: too few of the inputs were files"; exit 1; }
if grep -q NEVER "$scratch/tally"; then
    echo "FAILED: an outcome never came, so the fuzzer did not look there"
    exit 1
fi
