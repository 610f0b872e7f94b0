#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Whatever happens to its power and its flash, a device starts with what it knew before the last lesson or after it, and
# never with anything else. field_device.sh <program> <build folder>
set -eu
program=$1
build=$2
rm -rf "$build"
mkdir -p "$build"
cd "$build"

fail() {
    echo "FAILED: $*"
    exit 1
}
# live <flash> <options>: its output is in log; scores: what it read, once after each start and each lesson.
live() {
    flash=$1
    shift
    "$program" --flash "$flash" "$@" >log 2>&1 || { cat log; fail "field_device $*"; }
    grep 'It reads' log >scores || fail "field_device $* does not say what it reads"
}
score() { sed -n "$1p" scores; }
starts_with() {
    cp "$1" before
    live "$1" --lessons 0
    [ "$(score 1)" = "$2" ] || { cat log; fail "expected: $2"; }
    cmp -s "$1" before || fail "a mere start has changed $1"
}

# A whole life, in one run and across runs.
live flash --lessons 2
factory=$(score 1)
first=$(score 2)
second=$(score 4)
expr "$factory" : '.* 9[5-9]\.[0-9]% of the old .* 0\.0% of the new' >/dev/null || fail "in the factory: $factory"
for lesson in "$first" "$second"; do
    expr "$lesson" : '.* [89][0-9]\.[0-9]% of the old .* [89][0-9]\.[0-9]% of the new' >/dev/null ||
        fail "after a lesson: $lesson"
done
[ "$first" != "$second" ] && [ "$first" != "$factory" ] || fail "two lessons that cannot be told apart prove nothing"
[ "$(score 3)" = "$first" ] && [ "$(score 5)" = "$second" ] || fail "after a restart it is another network"
starts_with flash "$second"
live one
[ "$(score 2)" = "$first" ] || fail "the same lesson led elsewhere"
starts_with one "$first"
cp one two
live two
[ "$(score 3)" = "$second" ] || fail "across two runs it is not what it is in one"
cmp -s two flash || fail "across two runs the flash is not what it is in one"
echo "factory:$factory"
echo "first:  $first"
cp flash three
live three
third=$(score 2)
[ "$third" != "$second" ] && [ "$third" != "$first" ] || fail "the third lesson cannot be told from another"
echo "second: $second"
echo "third:  $third"

# The power fails: first, middle and last byte of the file, of the record behind it, and too late.
size=$(sed -n 's/,//; s/^ *\([0-9]*\) bytes are programmed.*/\1/p' log)
file=$((size - 24))
saves=0 new=0
for cut in 0 1 $((file / 2)) $((file - 1)) "$file" $((file + 12)) $((file + 19)) $((size - 1)) "$size"; do
    for lesson in 1 2 3; do # over an empty flash, over one that holds one, over one that holds two
        rm -f cut
        case $lesson in
        1) old=$factory next=$first ;;
        2) old=$first next=$second; cp one cut ;;
        3) old=$second next=$third; cp flash cut ;;
        esac
        live cut --cut-power-at "$cut"
        if [ "$cut" -lt "$size" ]; then
            grep -q 'The power fails' log || fail "the power does not fail at byte $cut"
        fi
        [ "$(score 1)" = "$old" ] && [ "$(score 2)" = "$next" ] || fail "cut at $cut: before or after the lesson"
        found=$(score 3)
        [ "$found" = "$old" ] || [ "$found" = "$next" ] || { cat log; fail "cut at $cut: it is another network"; }
        [ "$cut" -gt $((file + 19)) ] || [ "$found" = "$old" ] || fail "cut at $cut: what is not whole counts"
        [ "$cut" -lt "$size" ] || [ "$found" = "$next" ] || fail "without a cut nothing is saved"
        starts_with cut "$found"
        saves=$((saves + 1))
        [ "$found" = "$old" ] || new=$((new + 1))
        live cut --lessons 2
        [ "$(score 2)" = "$(score 3)" ] && [ "$(score 4)" = "$(score 5)" ] ||
            fail "cut at $cut: from there nothing can be saved"
    done
done
echo "$saves saves of $size bytes, cut or not: $new of them counted, the others left what was there"

# damage <flash> <address>: all bits of a byte become their opposites.
damage() {
    byte=$(od -An -tu1 -j "$2" -N 1 "$1" | tr -d ' ')
    # shellcheck disable=SC2059 # the format is the byte
    printf "\\$(printf %03o $((255 - byte)))" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
slot=$(($(wc -c <flash) / 2))
count=0
for place in 0 3 4 8 12 16 19 24 28 32 60 5000 $((size - 5)); do # behind it only what fills up a granule
    cp flash newer
    damage newer $((slot + place))
    starts_with newer "$first"
    cp flash older
    damage older "$place"
    starts_with older "$second"
    damage newer "$place"
    starts_with newer "$factory"
    grep -q "It works with the factory's network" log || fail "it does not say where its network comes from"
    count=$((count + 3))
    live newer
    [ "$(score 2)" = "$(score 3)" ] || fail "damaged at $place: from there nothing can be saved"
done
echo "$count damaged flashes"

: >empty
live empty --lessons 0
[ "$(score 1)" = "$factory" ] || fail "an empty file"
head -c 100 /dev/zero >short
refuse() {
    status=0
    "$program" "$@" >log 2>&1 || status=$?
    [ $status -eq 1 ] && [ "$(grep -c '' log)" -eq 1 ] && grep -q '^field_device: .*\.$' log ||
        { cat log; fail "field_device $* is not refused in one sentence"; }
}
refuse --flash short
refuse --flash no/such/folder
refuse --flash ''
refuse --flash .
refuse --lessons 101
refuse --lessons ''
refuse --cut-power-at -1
refuse --cut-power-at
refuse --teach 8
refuse 8
"$program" --help | grep -q -- '--cut-power-at BYTE' || fail "--help"
echo "bad arguments are refused in one sentence"
