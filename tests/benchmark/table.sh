#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The table of the boards, from figures that board.sh measured.
# table.sh --write FILE FIGURES...        prints it, also into FILE
# table.sh --check DOCUMENT FIGURES...    each number in DOCUMENT is within 3% of it, or row and column are named
# table.sh --update DOCUMENT FIGURES...   writes it into DOCUMENT, between the lines <!-- table: boards --> and <!-- end -->
set -eu
task=$1 document=$2
shift 2
command -v arm-none-eabi-g++ >/dev/null || { echo "arm-none-eabi-g++ is missing"; exit 77; }

# In the order of the cores' families, whatever the order of the arguments.
table() {
    echo "| core | flash, inference, -O2 / -Os | flash, training, -O2 / -Os | RAM, training | stack, forward / step | instructions, forward / step | plain C, forward / step |"
    echo "|---|---|---|---|---|---|---|"
    for core in m0 m0plus m3 m4f m7 m33 m55; do
        for figures in "$@"; do
            [ "$(basename "$figures" .figures)" = $core ] || continue
            awk -v core=$core '
                function number(name,   text, start) {
                    text = value[name]
                    for (start = length(text) - 2; start > 1; start -= 3)
                        text = substr(text, 1, start - 1) "," substr(text, start)
                    return text
                }
                function pair(first, second) { return " | " number(first) " / " number(second) }
                { value[$1] = $2 }
                END {
                    name = toupper(core)
                    sub(/PLUS/, "0+", name)
                    sub(/00\+/, "0+", name)
                    network = "instructions/64-32-10/"
                    print "| Cortex-" name pair("flash/inference/O2", "flash/inference/Os") \
                        pair("flash/training/O2", "flash/training/Os") " | " number("ram/training/O2") \
                        pair("stack/64-32-10/forward", "stack/64-32-10/step") pair(network "forward", network "step") \
                        pair(network "forward/plain_c", network "step/plain_c") " |"
                }' "$figures"
        done
    done
}

compiler=$(arm-none-eabi-g++ -dumpfullversion)
opening='<!-- table: boards'
case $task in
--write) table "$@" | tee "$document" ;;
--update)
    new=$(mktemp)
    table "$@" >"$new"
    grep -q "^$opening" "$document" || { echo "$document has no line $opening -->"; exit 1; }
    awk -v new="$new" -v opening="$opening" -v compiler="$compiler" '
        index($0, opening) == 1 {
            print opening ", GCC " compiler " -->"
            while ((getline line < new) > 0) print line
            inside = 1
        }
        inside && /^<!-- end -->/ { inside = 0 }
        !inside { print }' "$document" >"$new.document"
    cat "$new.document" >"$document"
    rm -f "$new" "$new.document"
    ;;
--check)
    grep -q "^$opening, GCC [0-9.]* -->" "$document" || { echo "FAILED: $document has no line $opening, GCC ... -->"; exit 1; }
    # Only the compiler of the document gives its numbers.
    if ! grep -q "^$opening, GCC $compiler -->" "$document"; then
        echo "$document was measured with another compiler than GCC $compiler"
        exit 77
    fi
    table "$@" | awk -v document="$document" -v opening="$opening" '
        # The rows of both tables, cell by cell, number by number.
        function off(here, there) { gsub(",", "", here); gsub(",", "", there); return here + 0 > there * 1.03 || here + 0 < there * 0.97 }
        function compare(row, text,   c, n, count, there, cells, numbers, i, j) {
            c = split(text, there, " *[|] *")
            if (split(measured[row], cells, " *[|] *") != c) { print "FAILED: " row ": another number of columns"; return 1 }
            for (i = 3; i < c; ++i) {
                n = split(cells[i], numbers, " / ")
                if (split(there[i], count, " / ") != n) { print "FAILED: " row ", " title[i] ": " there[i]; wrong = 1; continue }
                for (j = 1; j <= n; ++j) if (off(count[j], numbers[j])) {
                    print "FAILED: " row ", " title[i] ": " document " says " there[i] ", measured is " cells[i]
                    wrong = 1
                    break
                }
            }
            return wrong
        }
        NR == 1 { split($0, title, " *[|] *") }
        NR > 2 { split($0, cell, " *[|] *"); measured[cell[2]] = $0; ++rows }
        END {
            while ((getline line < document) > 0) {
                if (index(line, opening) == 1) { inside = 1; continue }
                if (line ~ /^<!-- end -->/) inside = 0
                if (!inside || line !~ /^\| Cortex/) continue
                split(line, cell, " *[|] *")
                if (!(cell[2] in measured)) { print "FAILED: nothing was measured for " cell[2]; wrong = 1; continue }
                wrong += compare(cell[2], line)
                ++found
            }
            if (found != rows) { print "FAILED: " document " has " found + 0 " of " rows " rows"; wrong = 1 }
            if (wrong) print "If it is meant: sh tests/benchmark/renew.sh"
            else print document ": " rows " rows, every number within 3%"
            exit wrong > 0
        }'
    ;;
esac
