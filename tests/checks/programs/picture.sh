#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The demonstration: the picture that README shows is the median of five seeds and says so; every text ends inside its
# card, also in a wide font; and the table of examples/README.md has the numbers that the program prints.
# picture.sh <program> <root> <build folder>
set -eu
program=$1
root=$2
build=$3
rm -rf "$build"
mkdir -p "$build"
failed=0
wrong() {
    echo "FAILED: $1"
    failed=1
}

# check_texts FILE: no text is wider than its card (a rectangle with corners of radius 8) or the page. Of a wide font,
# DejaVu Sans, a character has a mean width of 0.5 em, of its bold 0.57 em; a tenth is added.
check_texts() {
    awk -v file="$1" '
        function number(name,    found) {
            found = match($0, " " name "=\"[-0-9.]+\"") ? substr($0, RSTART + length(name) + 3) : "0"
            sub(/".*/, "", found)
            return found + 0
        }
        /^<svg / { page = number("width") }
        /^<rect / && number("rx") == 8 {
            ++cards
            left[cards] = number("x"); right[cards] = left[cards] + number("width")
            top[cards] = number("y"); bottom[cards] = top[cards] + number("height")
        }
        /^<text / {
            ++texts
            words = $0; sub(/^[^>]*>/, "", words); sub(/<.*/, "", words)
            width = length(words) * number("font-size") * (/bold/ ? 0.63 : 0.55)
            x = number("x"); y = number("y")
            from = /text-anchor="end"/ ? x - width : /text-anchor="middle"/ ? x - width / 2 : x
            least = 0; most = page
            for (i = 1; i <= cards; ++i)
                if (x >= left[i] && x <= right[i] && y >= top[i] && y <= bottom[i]) { least = left[i]; most = right[i] }
            if (from < least || from + width > most) { print file ": \"" words "\" runs past its card: " from " to " from + width ", not " least " to " most; bad = 1 }
        }
        END { if (cards != 4 || texts < 60) { print file ": " cards " cards, " texts " texts"; bad = 1 } exit bad }' "$1" ||
        wrong "$1"
}

# keeps REPORT OTHER WORDS WORDS_OF_OTHER: of all ten digits the other one's mean is at most half a point lower.
keeps() {
    awk -v first="$3" -v second="$4" '$1 == "mean" && NF == 6 { sub(/%/, "", $5); all[++files] = $5 }
        END { print "all ten: " all[1] "% " first ", " all[2] "% " second; exit !(files == 2 && all[2] >= all[1] - 0.5) }' \
        "$build/$1.txt" "$build/$2.txt" || wrong "$4 more than half a point of all ten is lost"
}

# is_said REPORT OPTIONS: where examples/README.md speaks of these options it says the means and the RAM of the report.
is_said() {
    for cell in $(awk '$1 == "mean" && NF == 6 { print $3, $4, $5 }' "$build/$1.txt") \
        "$(awk '$1 == "total" { print $2 }' "$build/$1.txt") bytes of RAM"; do
        sed -n "/$2/,/^\$/p" "$root/examples/README.md" | grep -qF "$cell" ||
            wrong "examples/README.md does not say $cell of $2"
    done
}

"$program" --output "$build/five.svg" >"$build/five.txt"
cmp "$build/five.svg" "$root/examples/host/teach_digits/teach_digits.svg" ||
    wrong "teach_digits draws another picture than README shows: if that is meant, copy it there"
check_texts "$build/five.svg"
# One seed; and as many wrong digits as there can be.
"$program" --seeds 1 --output "$build/one.svg" >"$build/one.txt"
"$program" --seeds 1 --epochs 1 --shots 1 --output "$build/bad.svg" >"$build/bad.txt"
check_texts "$build/one.svg"
check_texts "$build/bad.svg"

# The median, counted here once more: of the lines "7  98.3%  94.5%  81.4%  91.9% ...", by all ten, then by the new ones.
median=$(sed -n 's/%//g; /^ *[0-9][0-9]*  *[0-9.]*  *[0-9.]*  *[0-9.]*  *[0-9.]*  *[0-9.]*$/p' "$build/five.txt" |
    LC_ALL=C sort -k5,5n -k4,4n | awk '{ seed[NR] = $1 } END { if (NR == 5) print seed[3] }')
grep -q "seed $median, the median of 7 to 11<" "$build/five.svg" ||
    wrong "the picture does not say that it shows seed $median, the median"
grep -q "median of \"all ten\": seed $median\$" "$build/five.txt" || wrong "the program does not name seed $median"
grep -q '>nervelet, seed 7<' "$build/one.svg" || wrong "one seed is no median"
for word in 'training loss [0-9.]*, test [0-9.]*% correct' 'test: old [0-9.]*%, new [0-9.]*% correct' \
    'Without replay the same board'; do
    grep -q "$word" "$build/one.txt" || wrong "the program does not print: $word"
done

# A head alone learns, above convolutions in flash: those in 8 bits lose at most half a point of all ten.
for backbone in float int8; do
    "$program" --backbone $backbone --output "$build/$backbone.svg" >"$build/$backbone.txt"
    check_texts "$build/$backbone.svg"
    cell=$(awk '$1 == "mean" && NF == 6 { mean = $5 } /^ *std\. dev\./ { sub(/%/, "", $6); print mean " (" $6 ")" }' "$build/$backbone.txt")
    sed -n '/With .--backbone int8. /,/^$/p' "$root/examples/README.md" | grep -qF "$cell with" ||
        wrong "examples/README.md does not say $cell of a backbone in $backbone"
done
keeps float int8 "with a backbone in float" "in 8 bits"

# The head above 8 bits learns in 16-bit integers what it learns in float, within half a point, in less RAM.
"$program" --backbone int8 --scalar fixed16 --output "$build/integers.svg" >"$build/integers.txt"
check_texts "$build/integers.svg"
keeps int8 integers "with a head in float" "in 16 bits"
is_said integers '--backbone int8 --scalar fixed16'

# The table, of both networks.
"$program" --network dense --output "$build/dense.svg" >"$build/dense.txt"
check_texts "$build/dense.svg"
grep -q '64-32-10 network of 2,410 parameters' "$build/dense.svg" || wrong "--network dense does not draw the dense network"
for network in five dense; do
    mean=$(grep '^ *mean  ' "$build/$network.txt")
    deviation=$(grep '^ *std\. dev\.  ' "$build/$network.txt" | sed 's/std\. dev\./deviation/; s/%//g')
    for column in 2 3 4 5; do
        cell=$(echo "$mean $deviation" | awk -v c=$column '{ print $c " (" $(c + 6) ")" }')
        grep -qF "$cell" "$root/examples/README.md" || wrong "examples/README.md does not have $cell in its table"
    done
done

# In 16-bit integers the dense network learns what it learns in float, within half a point of all ten, in less RAM.
"$program" --network dense --scalar fixed16 --output "$build/fixed16.svg" >"$build/fixed16.txt"
check_texts "$build/fixed16.svg"
keeps dense fixed16 "in float" "in 16 bits"
is_said fixed16 '--network dense --scalar fixed16'
[ $failed -eq 0 ] || exit 1
echo "five seeds, of which $median is the median; the picture and the table are right"
