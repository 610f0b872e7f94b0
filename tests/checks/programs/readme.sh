#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# README's code cannot rot: each block that starts with "// FILE" stands, line by line, in FILE, which the tests compile;
# and the program prints what README shows. Usage: readme.sh ROOT WORK COMPILER
set -eu
root=$1 work=$2 compiler=$3
mkdir -p "$work"
rm -f "$work"/block.*
awk -v work="$work" '
    /^```cpp$/ { inside = 1; first = 1; next }
    /^```/ { inside = 0; next }
    inside && first { first = 0; if ($1 != "//" || NF != 2) { print "README:" FNR ": a cpp block must start with // FILE"; exit 1 }
                      count++; print $2 > (work "/block." count ".file"); next }
    inside { print > (work "/block." count ".code") }' "$root/README.md"
blocks=0
for code in "$work"/block.*.code; do
    file=$(cat "${code%.code}.file")
    blocks=$((blocks + 1))
    # Without indentation and empty lines, the lines of the block must come in the file, in the same order.
    awk -v file="$file" '
        function trimmed(line) { sub(/^[ \t]+/, "", line); sub(/[ \t]+$/, "", line); return line }
        FNR == NR { if (trimmed($0) != "") wanted[++count] = trimmed($0); next }
        { line = trimmed($0); if (next_line < count && line == wanted[next_line + 1]) next_line++ }
        END { if (next_line < count) { print "README: not in " file ": " wanted[next_line + 1]; exit 1 } }
    ' "$code" "$root/$file"
done
[ "$blocks" -ge 7 ] || { echo "README: only $blocks code blocks found"; exit 1; }

"$compiler" -std=c++17 -ffp-contract=off "-I$root/include" "$root/tests/cookbook/program.cpp" -o "$work/program"
"$work/program" > "$work/program.txt"
awk '/^```text$/ { inside = 1; next } /^```/ { if (inside) exit } inside' "$root/README.md" > "$work/expected.txt"
diff "$work/expected.txt" "$work/program.txt" || { echo "README shows another output than the program"; exit 1; }

# The two commands that README gives exist.
grep -q '^cmake --workflow --preset demo$' "$root/README.md"
grep -q '^tests/run$' "$root/README.md"
test -x "$root/tests/run"
grep -q '"name": "demo"' "$root/CMakePresets.json"
echo "$blocks code blocks stand in compiled files, the program prints what README shows"
