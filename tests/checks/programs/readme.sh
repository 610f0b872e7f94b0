#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# The READMEs cannot rot: each block of C++ starts with "// FILE" and stands, line by line, in FILE, which the tests
# compile; each relative link leads to a file, and to a heading in it; what stands between <!-- printed by FILE --> and
# <!-- end --> is what the program FILE prints; the first README has 150 to 200 lines and names two commands that exist.
# Usage: readme.sh ROOT WORK COMPILER
set -eu
root=$1 work=$2 compiler=$3
command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }
rm -rf "$work"
mkdir -p "$work"
failed=0
wrong() {
    echo "FAILED: $1"
    failed=$((failed + 1))
}

readmes="README.md $(cd "$root" && find toolchains examples include tests -name README.md | LC_ALL=C sort)"
for readme in toolchains/README.md examples/README.md include/nervelet/README.md tests/README.md tests/benchmark/README.md; do
    case " $(echo "$readmes" | tr '\n' ' ') " in *" $readme "*) ;; *) wrong "$readme is missing" ;; esac
done

# is_compiled FILE: by the tests, or as an example.
is_compiled() {
    case $1 in
    tests/cookbook/*.hpp) grep -q "\"${1#tests/}\"" "$root/tests/cookbook_test.cpp" ;;
    tests/*_test.cpp | tests/cookbook/program.cpp | examples/*/*.cpp | examples/*/*.hpp | examples/arduino/*) true ;;
    *) false ;;
    esac
}

# check_code README: its blocks, each in a file of its own, and what is wrong with their first lines.
blocks=0
check_code() {
    rm -f "$work"/block.*
    awk -v work="$work" -v readme="$1" '
        /^ *```/ && inside { inside = 0; next }
        /^ *```/ {
            if ($1 !~ /^```(cpp|sh|text|cmake|python)$/) { print readme ":" FNR ": " $1 " is none of cpp, sh, text, cmake, python"; bad = 1 }
            inside = 1
            first = cpp = $1 == "```cpp"
            next
        }
        inside && first {
            first = 0
            if ($1 != "//" || NF != 2) { print readme ":" FNR ": a block of C++ must start with // FILE"; bad = 1; cpp = 0; next }
            print $2 > (work "/block." ++count ".file")
            next
        }
        inside && cpp { print > (work "/block." count ".code") }
        END { if (inside) { print readme ": a block does not end"; bad = 1 } exit bad }' "$root/$1" || wrong "$1"
    for code in "$work"/block.*.code; do
        [ -f "$code" ] || continue
        file=$(cat "${code%.code}.file")
        blocks=$((blocks + 1))
        [ -f "$root/$file" ] || { wrong "$1: there is no $file"; continue; }
        is_compiled "$file" || wrong "$1: no test compiles $file"
        ! grep -n 'using namespace nervelet' "$code" || wrong "$1: its code says using namespace nervelet"
        # Without indentation and empty lines, the lines of the block must come in the file, in the same order.
        awk -v file="$file" -v readme="$1" '
            function trimmed(line) { sub(/^[ \t]+/, "", line); sub(/[ \t]+$/, "", line); return line }
            FNR == NR { if (trimmed($0) != "") wanted[++count] = trimmed($0); next }
            { line = trimmed($0); if (next_line < count && line == wanted[next_line + 1]) next_line++ }
            END { if (next_line < count) { print readme ": not in " file ": " wanted[next_line + 1]; exit 1 } }
        ' "$code" "$root/$file" || wrong "$1"
    done
}

# headings FILE: their anchors, as GitHub makes them.
headings() {
    awk '/^```/ { inside = !inside } !inside && /^#+ / { sub(/^#+ +/, ""); print tolower($0) }' "$1" |
        sed 's/[^a-z0-9 _-]//g; s/ /-/g'
}

# check_links README
links=0
check_links() {
    folder=$root/$(dirname "$1")
    awk '/^ *```/ { inside = !inside } inside { next }
        {
            gsub(/`[^`]*`/, "")
            while (match($0, /\]\([^)]*\)/)) {
                print substr($0, RSTART + 2, RLENGTH - 3)
                $0 = substr($0, RSTART + RLENGTH)
            }
        }' "$root/$1" >"$work/links"
    while read -r link; do
        case $link in http://* | https://*) continue ;; esac
        links=$((links + 1))
        path=${link%%#*}
        target=$folder/$path
        [ -n "$path" ] || target=$root/$1
        [ -e "$target" ] || { wrong "$1: $link leads nowhere"; continue; }
        case $link in
        *'#'*)
            [ -d "$target" ] && target=$target/README.md
            headings "$target" | grep -qxF -- "${link#*#}" || wrong "$1: $link: there is no such heading"
            ;;
        esac
    done <"$work/links"
}

# check_output README: of the programs that it shows.
outputs=0
check_output() {
    for program in $(sed -n 's/^<!-- printed by \(.*\) -->$/\1/p' "$root/$1"); do
        outputs=$((outputs + 1))
        "$compiler" -std=c++17 -ffp-contract=off "-I$root/include" "$root/$program" -o "$work/program" &&
            "$work/program" >"$work/printed.txt" || { wrong "$1: $program does not run"; continue; }
        awk -v opening="<!-- printed by $program -->" '
            $0 == opening { inside = 1; next } /^<!-- end -->/ { inside = 0 } inside && !/^```/' "$root/$1" >"$work/shown.txt"
        diff "$work/shown.txt" "$work/printed.txt" || wrong "$1 shows another output than $program prints"
    done
}

for readme in $readmes; do
    check_code "$readme"
    check_links "$readme"
    check_output "$readme"
done
[ $blocks -ge 7 ] || wrong "only $blocks blocks of C++ were found"
[ $links -ge 20 ] || wrong "only $links links were found"
grep -q '^<!-- printed by tests/cookbook/program.cpp -->$' "$root/README.md" || wrong "README.md shows no output"

lines=$(grep -c '' "$root/README.md")
[ "$lines" -ge 150 ] && [ "$lines" -le 200 ] || wrong "README.md has $lines lines, not 150 to 200: its folder's README is the place"

# The two commands that README gives exist.
grep -q '^cmake --workflow --preset demo$' "$root/README.md" || wrong "README.md does not name the demo"
grep -q '^tests/run$' "$root/README.md" || wrong "README.md does not name tests/run"
[ -x "$root/tests/run" ] || wrong "tests/run cannot be run"
grep -q '"name": "demo"' "$root/CMakePresets.json" || wrong "CMakePresets.json has no demo"

echo "$(echo "$readmes" | wc -w) READMEs: $blocks blocks of C++, $links links, $outputs outputs; README.md has $lines lines; $failed wrong"
[ $failed -eq 0 ]
