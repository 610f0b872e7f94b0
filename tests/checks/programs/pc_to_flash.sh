#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Trained on a PC, then into flash: the header that write_header makes compiles as C++17 and gnu++14 without a warning, is
# read-only data, and gives a device the network that was trained; with a changed bias it does not compile.
# pc_to_flash.sh <train> <device> <root> <build folder> <compiler>
set -eu
train=$1
device=$2
root=$3
build=$4
compiler=$5
rm -rf "$build"
mkdir -p "$build"

fail() {
    echo "FAILED: $*"
    exit 1
}

trained=$("$train" "$build/factory.hpp")
right=$(echo "$trained" | sed -n 's/^Of 360 test digits \([0-9]*\) are read correctly\.$/\1/p')
[ -n "$right" ] && [ "$right" -ge 310 ] || fail "it is badly trained: $trained"
learned=$("$device")
echo "$learned"
expr "$learned" : "In flash: $right right. To be trained: $right right, and after 100 steps [0-9]*\.\$" >/dev/null ||
    fail "the device has another network than was trained, of which $right are right"
case $learned in *" after 100 steps $right.") fail "the device has learned nothing" ;; esac

"$compiler" -std=c++17 -fsyntax-only "-I$root/include" "-I$build" -include "$root/tests/checks/promises/global_names.h" \
    "$root/examples/host/pc_to_flash/device.cpp" || fail "the device does not compile beside ::Network and ::Update"
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"
printf '#include "factory.hpp"\nbool is_right() { return factory::answers(factory::net); }\n' >"$build/use.cpp"
for standard in c++17 gnu++14; do
    # shellcheck disable=SC2086 # the warnings are several words
    "$compiler" -std=$standard -O1 -ffp-contract=off $warnings "-I$root/include" -c "$build/use.cpp" -o "$build/use.o"
    nm -C -S "$build/use.o" | grep -qE ' 0*25a8 [rRuV] factory::net$' || fail "$standard: factory::net is not 9,640 bytes of read-only data"
done
sed '/dense 1: bias/{n;s/^ *-\{0,1\}[0-9.]*f,/        0.875f,/;}' "$build/factory.hpp" >"$build/changed.hpp"
! cmp -s "$build/factory.hpp" "$build/changed.hpp" || fail "no number was changed"
mv "$build/changed.hpp" "$build/factory.hpp"
! "$compiler" -std=c++17 "-I$root/include" -fsyntax-only "$build/use.cpp" 2>"$build/errors.txt" || fail "a changed number compiles"
grep -q 'do not answer as they did' "$build/errors.txt" || fail "a changed number: the static_assert does not say so"

! "$train" "$build/no/such/folder.hpp" >/dev/null 2>"$build/sentence.txt" || fail "a folder that is not there"
[ "$(wc -l <"$build/sentence.txt")" -eq 1 ] && grep -q '^write_header: .* cannot be written; .*\.$' "$build/sentence.txt" ||
    fail "not one sentence: $(cat "$build/sentence.txt")"
echo "factory.hpp: the network that was trained, in read-only data"
