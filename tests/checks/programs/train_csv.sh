#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# From a CSV file to a header for a board: train_csv recognises most windows of gestures.csv, which is what make_gestures
# writes; the same seed gives the same bits; the header compiles as C++17 and gnu++14 without a warning and answers as
# the PC did; another network is another line; and a file that cannot be used is refused in one sentence that says where
# and what to do. train_csv.sh <train_csv> <make_gestures> <device> <root> <build folder> <compiler>
set -eu
train=$1
make=$2
device=$3
root=$4
build=$5
compiler=$6
rm -rf "$build"
mkdir -p "$build"
cd "$build"

fail() {
    echo "FAILED: $*"
    exit 1
}

"$make" >gestures.csv
cmp gestures.csv "$root/examples/host/train_csv/gestures.csv" ||
    fail "gestures.csv is not what make_gestures writes: make_gestures > examples/host/train_csv/gestures.csv writes it anew"
columns="--channels x,y,z --label gesture --recording session --folds 3"

# The same seed, the same bits.
# shellcheck disable=SC2086 # the options are several words
run() { "$train" "$@" $columns --header recognizer.hpp --output picture.svg; }
run gestures.csv >first.txt
mkdir first
mv recognizer.hpp picture.svg first
run gestures.csv >second.txt
cmp first.txt second.txt && cmp first/recognizer.hpp recognizer.hpp && cmp first/picture.svg picture.svg ||
    fail "the same seed gave something else"
run gestures.csv --seed 8 >other.txt
! cmp -s first/recognizer.hpp recognizer.hpp || fail "another seed gave the same network"
cp first/recognizer.hpp first/picture.svg .

# What it prints, and what examples/README.md shows of it.
cmp picture.svg "$root/examples/host/train_csv/gestures.svg" ||
    fail "train_csv draws another picture than examples/README.md shows: if that is meant, copy it there"
grep -E 'Recognised|Cross|recognised as|precision|%$' first.txt >shown.txt
[ "$(wc -l <shown.txt)" -eq 8 ] || fail "it prints other lines: $(cat first.txt)"
while IFS= read -r line; do
    grep -qxF "$line" "$root/examples/README.md" || fail "examples/README.md does not show: $line"
done <shown.txt
# shellcheck disable=SC2086 # the options are several words
"$train" gestures.csv ${columns%%--recording*} --recording wearer --folds 2 >wearer.txt
grep -q "$(sed -n 's/^  Recognised: \([0-9.]*%\).*/\1/p' wearer.txt) here\." "$root/examples/README.md" ||
    fail "examples/README.md does not say how well a new person is recognised: $(cat wearer.txt)"
right=$(sed -n 's/^  Recognised: \([0-9]*\)\.[0-9]% of all windows\..*/\1/p' first.txt)
[ -n "$right" ] && [ "$right" -ge 90 ] || fail "it recognises too little: $(cat first.txt)"
for line in '1,800 samples of 3 channels in 6 recordings' '120 windows of 25 samples, one every 12 samples' \
    'Tested on other recordings' 'trained on all 120 windows'; do
    grep -q "$line" first.txt || fail "it does not print: $line"
done
total=$(sed -n '/recognised as:/,$s/^ *[a-z]*  *\([0-9]*\)  *\([0-9]*\)  *\([0-9]*\)  *\([0-9]*\)  *[0-9.]*% .*/\1 \2 \3 \4/p' first.txt |
    awk '{ sum += $1 + $2 + $3 + $4 } END { print sum }')
[ "$total" = 120 ] || fail "$total windows were tested, not each of 120 once"
grep -q "of the windows are recognised by a network" picture.svg || fail "the picture has no title"
"$train" gestures.csv --channels x,y,z --label gesture >blocks.txt
grep -q 'so expect less of a new recording' blocks.txt || fail "without recordings it does not say what that means"
echo "gestures.csv: $(sed -n 's/^  Recognised: //p' first.txt)"

# The same file as a spreadsheet writes it in Europe.
{ printf '\357\273\277' && sed 's/,/;/g; s/\./,/g; s/^/"/; s/;/";"/g; s/$/"\r/' gestures.csv; } >spreadsheet.csv
run spreadsheet.csv --decimal comma >/dev/null
cmp first/recognizer.hpp recognizer.hpp || fail "with semicolons, decimal commas, quotation marks, CRLF and a byte order mark it is another file"

# The header.
cat >use.cpp <<'END'
#include "recognizer.hpp"
int main() {
    const bool is_same = recognizer::recognize(recognizer::example) == recognizer::example_answer;
    return is_same && recognizer::answers(recognizer::net) ? 0 : 1;
}
END
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdouble-promotion -Werror"
for standard in c++17 gnu++14; do
    # shellcheck disable=SC2086 # the warnings are several words
    "$compiler" -std=$standard -O1 -ffp-contract=off $warnings "-I$root/include" use.cpp -o use ||
        fail "$standard: the header does not compile"
    ./use || fail "$standard: it does not answer as it did where it was trained"
done
if command -v arm-none-eabi-g++ >/dev/null; then
    # shellcheck disable=SC2086 # the warnings are several words
    arm-none-eabi-g++ -mcpu=cortex-m4 -mthumb -std=gnu++14 -O2 -ffp-contract=off $warnings --specs=picolibcpp.specs \
        "-I$root/include" -c use.cpp -o use.o || fail "the header does not compile for a board"
fi
sed '/mean{{$/{n;s/^ *-\{0,1\}[0-9.e-]*f,/    3.5f,/;}' first/recognizer.hpp >recognizer.hpp
! cmp -s first/recognizer.hpp recognizer.hpp || fail "no number was changed"
"$compiler" -std=c++17 -O1 -ffp-contract=off "-I$root/include" use.cpp -o use
! ./use || fail "with another mean it answers the same"
"$device" >device.txt || fail "the device: $(cat device.txt)"
cat device.txt
recognised=$(sed -n 's/^Of 152 windows of a new session \([0-9]*\) are recognised\.$/\1/p' device.txt)
[ -n "$recognised" ] && [ "$recognised" -ge 140 ] || fail "the device recognises too little"

# Another network: one line. Here the dense one that examples/README.md compares with.
mkdir other
echo 'using Net = nn::Network<float, nn::Input<25, 3>, nn::Dense<16, nn::ReLU>, nn::Dense<4, nn::Softmax>>;' >other/train_csv_network.hpp
"$compiler" -std=c++17 -O1 -ffp-contract=off "-I$root/include" -Iother "$root/examples/host/train_csv/main.cpp" -o other/train_csv
# shellcheck disable=SC2086 # the options are several words
other/train_csv gestures.csv $columns --output picture.svg >other.txt || fail "another network"
grep -q "recognises $(sed -n 's/^  Recognised: \([0-9.]*%\).*/\1/p' other.txt), with 1,284 parameters" "$root/examples/README.md" ||
    fail "examples/README.md does not say how well a dense network does: $(cat other.txt)"

# A recurrent one: what examples/README.md says of it, and its header answers as it did.
echo 'using Net = nn::Network<float, nn::Input<25, 3>, nn::GRU<12>, nn::Dense<4, nn::Softmax>>;' >other/train_csv_network.hpp
"$compiler" -std=c++17 -O1 -ffp-contract=off "-I$root/include" -Iother "$root/examples/host/train_csv/main.cpp" -o other/train_csv
# shellcheck disable=SC2086 # the options are several words
other/train_csv gestures.csv $columns --output picture.svg --header recognizer.hpp >other.txt || fail "a recurrent network"
grep -q "recognises $(sed -n 's/^  Recognised: \([0-9.]*%\).*/\1/p' other.txt), with 664 parameters" "$root/examples/README.md" ||
    fail "examples/README.md does not say how well a recurrent network does: $(cat other.txt)"
for standard in c++17 gnu++14; do
    # shellcheck disable=SC2086 # the warnings are several words
    "$compiler" -std=$standard -O1 -ffp-contract=off $warnings "-I$root/include" use.cpp -o use && ./use ||
        fail "$standard: a recurrent network does not answer as it did where it was trained"
done

# One that predicts the next values.
echo "#include \"$root/examples/host/train_csv/forecast_network.hpp\"" >other/train_csv_network.hpp
"$compiler" -std=c++17 -O1 -ffp-contract=off "-I$root/include" -Iother "$root/examples/host/train_csv/main.cpp" -o other/forecast
forecast="--channels x,y,z --next x,y,z --folds 3 --hop 1"
# shellcheck disable=SC2086 # the options are several words
other/forecast gestures.csv $forecast --recording session --output forecast.svg --header forecaster.hpp --name forecaster >forecast.txt ||
    fail "a forecast: $(cat forecast.txt)"
sed -n '/^  next value of/,/^$/p' forecast.txt | sed '/^$/d' >shown.txt
[ "$(wc -l <shown.txt)" -eq 4 ] || fail "it prints other lines: $(cat forecast.txt)"
while IFS= read -r line; do
    grep -qxF "$line" "$root/examples/README.md" || fail "examples/README.md does not show: $line"
done <shown.txt
awk 'NR > 1 && !($2 < $4) { exit 1 }' shown.txt || fail "it predicts no better than that nothing changes: $(cat shown.txt)"
grep -q "is predicted with an error of" forecast.svg || fail "the picture of a forecast has no title"
grep -q 'Tested on other recordings' forecast.txt || fail "it does not say on what a forecast was tested"
cat >forecast.cpp <<'END'
#include "forecaster.hpp"
int main() {
    const bool is_same = forecaster::forecast(forecaster::example) == forecaster::example_answer;
    return is_same && forecaster::answers(forecaster::net) ? 0 : 1;
}
END
for standard in c++17 gnu++14; do
    # shellcheck disable=SC2086 # the warnings are several words
    "$compiler" -std=$standard -O1 -ffp-contract=off $warnings "-I$root/include" forecast.cpp -o use && ./use ||
        fail "$standard: the forecaster does not answer as it did where it was trained"
done
cut -d, -f3-5 gestures.csv >unlabelled.csv
# shellcheck disable=SC2086 # the options are several words
other/forecast unlabelled.csv $forecast --epochs 2 --output forecast.svg >forecast.txt || fail "a file without labels"
grep -q 'Tested on what comes later than all that it was trained on' forecast.txt || fail "it does not say how time was divided"
echo "a recurrent network, and the next values: $(sed -n 2p shown.txt)"

echo 'using Net = nn::Network<float, nn::Input<4, 4, 3>, nn::Dense<2, nn::Softmax>>;' >other/train_csv_network.hpp
! "$compiler" -std=c++17 "-I$root/include" -Iother -fsyntax-only "$root/examples/host/train_csv/main.cpp" 2>errors.txt ||
    fail "a network of images compiles"
grep -q 'train_csv: expected a network of windows, Input<Window, Channels>' errors.txt || fail "not in words: $(cat errors.txt)"

# Beside the global objects Network and Update of arduino-esp32.
echo "#include \"$root/examples/host/train_csv/network.hpp\"" >other/train_csv_network.hpp
cp first/recognizer.hpp .
for program in main device; do
    "$compiler" -std=c++17 -fsyntax-only "-I$root/include" -I. -Iother -include "$root/tests/checks/promises/global_names.h" \
        "$root/examples/host/train_csv/$program.cpp" || fail "$program.cpp does not compile beside ::Network and ::Update"
done

# What cannot be used. refuse <its sentence> <arguments>
count=0
refuse() {
    sentence=$1
    shift
    status=0
    "$train" "$@" --output refused.svg --header refused.hpp >stdout.txt 2>stderr.txt || status=$?
    [ $status -eq 1 ] || fail "exit code $status of train_csv $*"
    [ "$(cat stderr.txt)" = "train_csv: $sentence." ] || fail "train_csv $* says
$(cat stderr.txt)
where this was expected:
train_csv: $sentence."
    [ ! -e refused.svg ] && [ ! -e refused.hpp ] && [ ! -s stdout.txt ] || fail "train_csv $*: it was refused and written"
    count=$((count + 1))
}
# refuse_file <its sentence> <sed script that spoils gestures.csv> <more options>
refuse_file() {
    sentence=$1
    sed "$2" gestures.csv >bad.csv
    shift 2
    refuse "'bad.csv' $sentence" bad.csv --channels x,y,z --label gesture "$@"
}
x=$(sed -n 2p gestures.csv | cut -d, -f3)
refuse_file "line 1: there is no column 'x'; give --channels one of these: wearer, session, a, y, z, gesture" '1s/x/a/'
refuse_file "line 1: there is no column 'gesture'; give --label one of these: wearer, session, x, y, z, label" '1s/gesture/label/'
refuse_file "line 1: there is no column 'day'; give --recording one of these: wearer, session, x, y, z, gesture" '' --recording day
refuse_file "line 1, column 3: expected the name of a column, got the number '$x'; put a line with the names of the columns on top" 1d
refuse_file "line 7: expected 6 cells, as line 1 has names, got 5; correct the row, or delete it" '7s/,[^,]*$//'
refuse_file "line 9: expected 6 cells, as line 1 has names, got 9; if the numbers have decimal commas, separate them by semicolons" '9s/\./,/g'
refuse_file "line 8, column 4 (y): expected a number, got 'error'; correct it, or leave this column out of --channels" '8s/,[^,]*/,error/3'
refuse_file "line 8, column 4 (y): expected a number, got nothing; fill it in, or delete the row" '8s/,[^,]*/,/3'
refuse_file "line 2, column 3 (x): expected a number, got '$(echo "$x" | tr . ,)'; if the file writes decimal commas, say --decimal comma" 's/,/;/g;s/\./,/g'
refuse_file "line 2, column 3 (x): expected a number, got '$x'; the file writes decimal points: leave --decimal comma out" '' --decimal comma
refuse_file "line 8, column 5 (z): expected a finite number, got 'nan'; fill in what was measured, or delete the row" '8s/,[^,]*/,nan/4'
refuse_file "line 8, column 5 (z): expected a finite number, got '-inf'; fill in what was measured, or delete the row" '8s/,[^,]*/,-inf/4'
refuse_file "line 8, column 6 (gesture): expected a label, got nothing; fill it in, or delete the row" '8s/,[^,]*$/,/'
refuse_file "line 8, column 6: a quotation mark begins a cell that does not end before the file does; close it" '8s/,\([^,]*\)$/,"\1/'
refuse_file "the file is empty; expected a line with the names of the columns, then a row for each sample" 'd'
refuse_file "line 2: expected a row for each sample behind the names of the columns, got the end of the file; record something first" '2,$d'
refuse_file "line 2: a window of 25 samples is longer than the recording 'ada1' ever lasts without a change of label or recording; record longer, or train a network with a shorter window" \
    '22,301d' --recording session
refuse_file "label 'tap' has 2 windows, fewer than 5 folds; record more of it, or give a smaller --hop or --folds" '302,${/tap/d;};265,301d'
refuse_file "while fold 1 is tested, no window of label 'tap' is left to train on; record it in more recordings or for longer, or change --folds" \
    '302,${/tap/d;}' --recording session --folds 3
refuse_file "7 folds need as many recordings, and the file has 6: ada1, ada2, ada3, ben1, ben2, ben3; record more of them, or give a smaller --folds" \
    '' --recording session --folds 7

# needs <window> <channels> <labels>: the network that fits.
needs() { echo "its file needs nn::Input<$1, $2> in front and nn::Dense<$3, nn::Softmax> at the end: see NERVELET_TRAIN_CSV_NETWORK in examples/README.md"; }
sed '2,40s/circle/square/' gestures.csv >five.csv
refuse "the network has 4 outputs, and the file 5 labels: circle, rest, shake, square, tap; $(needs 25 3 5)" \
    five.csv --channels x,y,z --label gesture
refuse "the network has 4 outputs, and the file 2 labels: ada, ben; $(needs 25 3 2)" gestures.csv --channels x,y,z --label wearer
refuse "the network takes 3 channels, and --channels names 2; $(needs 25 2 4)" gestures.csv --channels x,y --label gesture
refuse "the network takes windows of 25 samples, and --window is 30; $(needs 30 3 4)" \
    gestures.csv --channels x,y,z --label gesture --window 30
refuse "the network ends with a Softmax, so it tells labels apart, and --next asks for numbers; write nn::Input<25, 3> in front and \
nn::Dense<2> at the end: see NERVELET_TRAIN_CSV_NETWORK in examples/README.md" gestures.csv --channels x,y,z --next x,y
refuse "--next names 'a', which is none of --channels: x, y, z; what is predicted is measured, so add it there, too" \
    gestures.csv --channels x,y,z --next a
refuse "'no.csv' cannot be opened; give the path of a file that can be read" no.csv --channels x,y,z --label gesture
refuse "'first' cannot be read; give the path of a file, not of a folder" first --channels x,y,z --label gesture
refuse "unknown option '--chanels'; --help lists the options" gestures.csv --chanels x,y,z --label gesture
refuse "--hop must be a whole number from 1 to 1000000, not '0'" gestures.csv --channels x,y,z --label gesture --hop 0
echo "$count files and command lines are refused, each in a sentence"

# A folder that is not there.
for option in --output --header; do
    status=0
    "$train" gestures.csv --channels x,y,z --label gesture --epochs 1 "$option" no/such/folder.txt >stdout.txt 2>stderr.txt || status=$?
    [ $status -eq 1 ] || fail "exit code $status where $option cannot be written"
    [ "$(cat stderr.txt)" = "train_csv: 'no/such/folder.txt' cannot be written; give $option a path in a folder that can be written to." ] ||
        fail "$option: $(cat stderr.txt)"
done
"$train" --help | grep -q '^Usage: train_csv FILE.csv' || fail "--help"

# CMake's variable: a file that is there is taken, also from beside where CMake is called; one that is not is refused.
if command -v cmake >/dev/null; then
    configure() { cmake -S "$root" -B configured -DNERVELET_BUILD_TESTS=OFF "-DNERVELET_TRAIN_CSV_NETWORK=$1" >cmake.txt 2>&1; }
    cp other/train_csv_network.hpp my_network.hpp
    configure my_network.hpp || fail "CMake: $(cat cmake.txt)"
    grep -q "\"$build/my_network.hpp\"" configured/examples/host/train_csv_files/train_csv_network.hpp || fail "CMake takes another file"
    ! configure no_network.hpp || fail "CMake takes a file that is not there"
    tr -s '\n ' '  ' <cmake.txt | grep -q 'NERVELET_TRAIN_CSV_NETWORK: there is no file .*no_network.hpp. Expected one with a line as in' ||
        fail "CMake does not say what is missing: $(cat cmake.txt)"
fi
