#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Nothing in nervelet's headers, in the program that README shows, or in the cookbook has the name of a macro of a
# platform's headers (macro_names.txt): all of these are defined, after the standard library's headers and before
# nervelet's, as something that is an error wherever it is put in. `#define small char`, for one, comes from windows.h.
# macro_names.sh ROOT COMPILER [FLAG...]                                       (FLAG: such as -mcpu=cortex-m4, -mavx512f)
set -u
root=$1 compiler=$2
shift 2
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
count=0
failed=0
wrong() {
    echo "FAILED: $1"
    failed=$((failed + 1))
}

{
    echo '#include <nervelet/nervelet.hpp>'
    for file in "$root"/tests/cookbook/*.hpp; do echo "#include \"$file\""; done
    echo "#include \"$root/tests/cookbook/program.cpp\""
} >"$folder/library.cpp"
find "$root/include" "$root/tests/cookbook" -name '*pp' -exec cat {} + |
    grep -E '^#include <[a-z_]+>' | LC_ALL=C sort -u >"$folder/standard.hpp"

# Each name once; where two platforms differ, not as a function, since that covers its calls.
grep -v '^#' "$root/tests/checks/promises/macro_names.txt" | tr -s ' ' '\n' | grep . | LC_ALL=C sort -u |
    awk '{ name = $0
           is_function = sub(/\(\)$/, "", name)
           if (!(name in parameters) || !is_function) { parameters[name] = is_function ? "(...)" : "" } }
         END { for (name in parameters) { print "#undef " name "\n#define " name parameters[name] " @" } }' \
        >"$folder/names.hpp"
names=$(grep -c '^#define' "$folder/names.hpp")
[ "$names" -gt 500 ] || wrong "only $names names"

# compiles <file> <flag>...
compiles() {
    file=$1
    shift
    LC_ALL=C "$compiler" -x c++ -fsyntax-only "-I$root/include" -include "$folder/standard.hpp" \
        -include "$folder/names.hpp" "$@" "$file" 2>"$folder/errors"
}

# The names are in the way of who uses them.
for line in 'int small = 1;' 'static int max(int a) { return a; }'; do
    printf '%s\n' "$line" >"$folder/control.cpp"
    ! compiles "$folder/control.cpp" "$@" -std=c++17 || wrong "the names are not in the way of: $line"
done

for standard in c++17 gnu++14; do
    count=$((count + 1))
    compiles "$folder/library.cpp" "$@" -std=$standard || {
        wrong "$compiler $* -std=$standard: a platform has a macro of that name"
        # Where the names are met comes before the errors that follow from it.
        grep -E '(expansion of|expanded from) macro' "$folder/errors" | LC_ALL=C sort -u | head -n 20
        grep -E 'error' "$folder/errors" | head -n 20
    }
done

echo "$compiler $*: $count compilations beside $names names, $failed wrong"
[ "$failed" -eq 0 ]
