#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# A real model of 8 bits, from the folder NERVELET_MODELS, learns two new words and keeps the old ones; the program prints
# what examples/README.md shows, line by line.
# new_words.sh <root> <build folder> [<folder of models> <run_kws> <new_words>]
set -eu
root=$1
build=$2
[ $# -eq 5 ] || { echo "skipped: NERVELET_MODELS named no folder with kws_ref_model.tflite when this was configured"; exit 77; }
models=$3
run_kws=$4
program=$5
rm -rf "$build"
mkdir -p "$build"
cd "$build"

fail() {
    cat printed.txt
    echo "FAILED: $*"
    exit 1
}
# share <line> <old or new>: the percentage in the line that begins so, times 10.
share() {
    sed -n "s/^$1  *.*$2 words *\([0-9]*\)\.\([0-9]\)%.*/\1\2/p" printed.txt
}

"$run_kws" "$models/inputs/kws_sample.bin" >printed.txt || fail "kws does not run"
grep -q '^The recording is of class 5: 99.6%.$' printed.txt || fail "kws does not recognise a recorded word"

"$program" 7 "$models/inputs/kws_sample.bin" learned.safetensors >printed.txt || fail "it does not run"
says=$(sed -n 's/^The new head says what kws says of \([0-9]*\) of 440 .*/\1/p' printed.txt)
[ "$says" -ge 430 ] || fail "the new head does not begin as the last layer of kws"
[ "$(share Before old)" -ge 800 ] && [ "$(share Before new)" = 00 ] || fail "kws knows other words"
[ "$(share After new)" -ge 750 ] || fail "the new words are not learned"
[ "$(share After old)" -ge $(($(share Before old) - 20)) ] || fail "old words are forgotten"
[ "$(share 'Without replay' old)" -lt 700 ] || fail "nothing is forgotten without replay, which so proves nothing"
grep -q '^Saved: 3664 bytes. Loaded: the same network.$' printed.txt || fail "it is not saved"
grep -qa '"nervelet":"49x10x1,conv2d:64:10x4:stride=2:same:relu,.*,averagepool2d:25x5,dense:14:softmax"' learned.safetensors ||
    fail "it is not exported"
grep -q "^The recording: kws says 'on', the new head 'on'.$" printed.txt || fail "a recorded word is forgotten"
awk '/^<!-- of new_words -->$/ { inside = 1; next } /^<!-- end -->$/ { inside = 0 } inside && !/^```/' \
    "$root/examples/README.md" >shown.txt
[ "$(grep -c '' shown.txt)" -ge 10 ] || fail "README shows nothing of it"
diff shown.txt printed.txt >difference.txt || ! grep '^<' difference.txt || fail "README shows other lines"
! "$program" 7 shown.txt >printed.txt 2>&1 && ! "$run_kws" shown.txt >>printed.txt 2>&1 ||
    fail "a file that is no recording is accepted"
[ "$(grep -c "'shown.txt' is no file of 490 bytes\.$" printed.txt)" -eq 2 ] || fail "the message"
echo "two new words learned, the old ones kept"
