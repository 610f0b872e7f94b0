#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# What must not stand in a header of the library, and what must: licence, guard, length. Only what clang-tidy cannot see:
# tidy.sh looks for names, the heap, exceptions, RTTI and using namespace. words.sh <include/nervelet>
set -u
cd "$1" || exit 1
failed=0
wrong() {
    echo "FAILED: $1"
    failed=$((failed + 1))
}

# A copy of the headers without strings and comments: what follows looks at code only.
code=$(mktemp -d)
trap 'rm -rf "$code"' EXIT
count=0
for header in $(find . -name '*.hpp' | sed 's,^\./,,' | LC_ALL=C sort); do
    count=$((count + 1))
    mkdir -p "$code/$(dirname "$header")"
    sed 's/"\([^"\\]\|\\.\)*"/""/g; s,//.*,,' "$header" >"$code/$header"

    guard=NERVELET_$(printf '%s' "$header" | tr 'a-z/.' 'A-Z__')
    [ "$(sed -n 1p "$header")" = "// Part of nervelet. MIT licence, the nervelet authors." ] ||
        wrong "$header: the first line is not the licence"
    [ "$(sed -n 2p "$header")" = "#ifndef $guard" ] || wrong "$header: the second line is not #ifndef $guard"
    [ "$(sed -n 3p "$header")" = "#define $guard" ] || wrong "$header: the third line is not #define $guard"
    [ "$(sed -n '$p' "$header")" = "#endif" ] || wrong "$header: the last line is not #endif"
    length=$(grep -c '' "$header")
    [ "$length" -le 200 ] || wrong "$header: $length lines; a file that passes 200 wants to be two"
    macros=$(grep -nE '^ *# *define' "$header" | grep -vE "define ($guard|NERVELET_HAS_[A-Z0-9_]+ 1)\$") &&
        wrong "$header: a macro that is neither the guard nor NERVELET_HAS_*: $macros"
done

# forbid <why> <extended regular expression>
forbid() {
    found=$(cd "$code" && grep -rnE -e "$2" .) && wrong "$1:
$found"
}
word='(^|[^A-Za-z0-9_])'
end='([^A-Za-z0-9_]|$)'
forbid "no virtual functions" "${word}virtual$end"
forbid "nothing of the standard library that allocates, prints or calls libm" \
    "std::(vector|string|map|unordered_map|deque|list|function|unique_ptr|shared_ptr|cout|cerr|exp|log|tanh|sqrt|pow|sin|cos|erf|rand)$end"
forbid "no rand, printf or assert" "${word}(rand|srand|printf|puts|assert|abort|exit)\\("
forbid "write (std::min)(a, b), (std::numeric_limits<T>::max)(): Arduino has macros of these names" \
    "${word}(min|max|abs|round|sq|bit|radians|degrees|constrain)\\("
forbid "no comment of the form /* */" '/\*'
unfinished=$(grep -rnE --include='*.hpp' 'TODO|FIXME|XXX' .) && wrong "unfinished:
$unfinished"

echo "$count headers, $failed wrong"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
