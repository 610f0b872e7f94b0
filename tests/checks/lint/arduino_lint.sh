#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# What Arduino's Library Manager and the PlatformIO registry ask of a library. arduino_lint.sh <root> <cmake>
set -u
cmake=$2
cd "$1" || exit 1
failed=0
wrong() {
    echo "FAILED: $1"
    failed=$((failed + 1))
}
matches() { printf '%s\n' "$1" | grep -qE "$2"; }
field() { sed -n "s/^$1=//p" library.properties; }

# library.properties: every field once, known, filled; no line that is none.
while IFS= read -r line; do
    case $line in
    '' | '#'*) continue ;;
    [a-z]*=?*) ;;
    *) wrong "library.properties: not a field with a value: $line" ;;
    esac
    case ${line%%=*} in
    name | version | author | maintainer | sentence | paragraph | category | url | architectures | includes) ;;
    depends | dot_a_linkage | precompiled | ldflags | license) ;;
    *) wrong "library.properties: there is no field ${line%%=*}" ;;
    esac
    case $line in *' ' | ' '* | *' ='* | *'= '*) wrong "library.properties: a space too much: $line" ;; esac
done <library.properties
for name in name version author maintainer sentence paragraph category url architectures includes; do
    [ "$(grep -c "^$name=" library.properties)" -eq 1 ] || wrong "library.properties: $name does not stand there once"
done

name=$(field name)
version=$(field version)
matches "$name" '^[a-zA-Z][a-zA-Z0-9 _.-]{0,62}$' || wrong "library.properties: name '$name'"
case $name in [Aa]rduino* | *' '*) wrong "library.properties: the name $name starts with Arduino or has a space" ;; esac
matches "$version" '^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?$' ||
    wrong "library.properties: version '$version' is not semantic"
case $(field maintainer) in *[Aa]rduino*) wrong "library.properties: the maintainer is not Arduino" ;; esac
case $(field author) in *[Aa]rduino*) wrong "library.properties: the author is not Arduino" ;; esac
case $(field category) in
Display | Communication | 'Signal Input/Output' | Sensors | 'Device Control' | Timing | 'Data Storage') ;;
'Data Processing' | Other) ;;
*) wrong "library.properties: there is no category '$(field category)'" ;;
esac
matches "$(field url)" '^https?://[^ ]+$' || wrong "library.properties: url '$(field url)'"
case $(field paragraph) in "$(field sentence)"*) wrong "library.properties: the paragraph repeats the sentence" ;; esac
for architecture in $(field architectures | tr ',' ' ' | tr '*' '+'); do
    matches "$architecture" '^([a-z0-9_]+|\+)$' || wrong "library.properties: architecture '$architecture'"
done

# The layout: headers in the root and no src, so nothing below is compiled; what the IDE would stumble over.
for header in $(field includes | tr ',' ' '); do
    [ -f "$header" ] || wrong "library.properties includes $header, which is not in the root"
done
[ -f "$name.h" ] || wrong "no header has the library's name"
[ ! -e src ] || wrong "src/: with it, the header in the root is not found"
for folder in utility Examples example extras Extras; do
    [ ! -e "$folder" ] || wrong "$folder/ has a meaning for the IDE that is not meant here"
done
for file in LICENSE README.md; do
    [ -s "$file" ] || wrong "$file is missing"
done
[ ! -e .development ] || wrong ".development: the Library Manager refuses it"
[ ! -e .gitmodules ] || wrong ".gitmodules: submodules arrive empty"
# everything <condition of find>: what lies in the root and in the project's folders; not what was built beside them.
everything() {
    find . -mindepth 1 -maxdepth 1 "$@" -print
    find ./.ci ./examples ./include ./tests "$@" -print
}
bad=$(everything \( -type l -o -name '*.exe' -o -name '*.pde' \))
[ -z "$bad" ] || wrong "symbolic links, .exe and .pde are refused: $bad"
bad=$(everything -name '*[!A-Za-z0-9_.+-]*')
[ -z "$bad" ] || wrong "names that not every system takes: $bad"
bad=$(find . -maxdepth 1 \( -name '*.c' -o -name '*.cpp' -o -name '*.S' \))
[ -z "$bad" ] || wrong "the IDE compiles every source in the root: $bad"

# Sketches: only below examples/, each in a folder of its name, each in library.json with all its files.
# examples: those of library.json, one a line.
examples() { tr -d ' \n' <library.json | sed 's/{"name"/\n&/g'; }
count=0
for sketch in $(everything -name '*.ino' | LC_ALL=C sort); do
    sketch=${sketch#./}
    count=$((count + 1))
    folder=$(dirname "$sketch")
    own=$(basename "$sketch" .ino)
    case $sketch in examples/*) ;; *) wrong "$sketch is not below examples/" ;; esac
    [ "$(basename "$folder")" = "$own" ] || wrong "$sketch must lie in a folder $own"
    matches "$own" '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}$' || wrong "$sketch: not a name for a sketch"
    # Its first comment says where a sensor comes in, as examples/README.md promises.
    sed '/^\/\//!q' "$sketch" | grep -q '^// Your sensor: ' || wrong "$sketch: its first comment has no 'Your sensor: '"
    for file in "$folder"/*; do
        listed=$(examples | grep -F "\"base\":\"$folder\"" | grep -cF "\"$(basename "$file")\"")
        [ "$listed" -eq 1 ] || wrong "library.json: examples do not name $file"
    done
done
[ "$count" -gt 0 ] || wrong "no sketch is an example"

# library.json: valid, and of the same name and version as everything else.
json() {
    # shellcheck disable=SC2016 # CMake's variables
    printf 'file(READ library.json text)\nstring(JSON value GET "${text}" %s)\nmessage("${value}")\n' "$*" >"$script"
    "$cmake" -P "$script" 2>&1
}
script=$(mktemp)
trap 'rm -f "$script"' EXIT
[ "$(json name)" = "$name" ] || wrong "library.json: name: $(json name)"
[ "$(json version)" = "$version" ] || wrong "library.json: version: $(json version), library.properties: $version"
for name in description license frameworks platforms repository\ url authors\ name headers\ 0 build\ includeDir; do
    case $(json "$name") in '' | *Error*) wrong "library.json: $name: $(json "$name")" ;; esac
done
grep -q "^project(nervelet VERSION $version " CMakeLists.txt ||
    wrong "CMakeLists.txt: the project's version is not $version"
files=$(examples | sed -n 's/.*"base":"\([^"]*\)","files":\[\([^]]*\)\].*/\1 \2/p' | while read -r base names; do
    printf '%s\n' "$names" | tr ',' '\n' | sed "s,\"\(.*\)\",$base/\1,"
done)
for file in $files; do
    [ -f "$file" ] || wrong "library.json: there is no $file"
done

echo "$count sketches, version $version, $failed wrong"
[ "$failed" -eq 0 ]
