#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# A name that a user can write stands in a README: every class, function, variable and alias of namespace nervelet, as a
# whole word, in the README.md of some folder. What is not for users belongs in nervelet::detail. doxygen finds the
# names. public_names.sh <root>
set -eu
cd "$1"
command -v doxygen >/dev/null || { echo "skipped: doxygen is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
    echo "INPUT = include/nervelet"
    echo "FILE_PATTERNS = *.hpp"
    echo "RECURSIVE = YES"
    echo "EXTRACT_ALL = YES"
    echo "QUIET = YES"
    echo "WARNINGS = NO"
    echo "GENERATE_HTML = NO"
    echo "GENERATE_LATEX = NO"
    echo "GENERATE_TAGFILE = $work/tags"
} | doxygen - >"$work/log" 2>&1 || { cat "$work/log"; echo "FAILED: doxygen"; exit 1; }

# Of the tag file: classes nervelet::X, without template arguments, and the members of namespace nervelet itself.
awk '
    /<compound kind=/ { kind = $2; sub(/^kind="/, "", kind); sub(/".*/, "", kind); own = 0 }
    /<name>/ {
        name = $0
        sub(/.*<name>/, "", name)
        sub(/<\/name>.*/, "", name)
        if (in_member) { if (own) print name; next }
        own = kind == "namespace" && name == "nervelet"
        sub(/(&lt;|<).*/, "", name)
        if (kind != "namespace" && kind != "file" && sub(/^nervelet::/, "", name) && name !~ /::/) print name
    }
    /<member / { in_member = 1 }
    /<\/member>/ { in_member = 0 }' "$work/tags" | sed 's/ *$//' | grep -v '^operator' | LC_ALL=C sort -u >"$work/names"

# What was built lies beside the project's folders.
find README.md examples include tests toolchains -name README.md -exec cat {} + | tr -cs 'A-Za-z0-9_' '\n' |
    LC_ALL=C sort -u >"$work/words"
LC_ALL=C comm -23 "$work/names" "$work/words" >"$work/missing"
sed 's/^/FAILED: no README.md names /' "$work/missing"
names=$(grep -c '' "$work/names")
echo "$names public names, $(grep -c '' "$work/missing" || true) of them in no README.md"
[ "$names" -gt 50 ] && [ ! -s "$work/missing" ]
