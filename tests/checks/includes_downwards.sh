#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Includes point only downwards, parts of one floor do not include each other, nothing goes in circles, of the standard
# library only what every freestanding toolchain has is used, and the umbrella reaches every header.
# includes_downwards.sh <include/nervelet>
set -eu
cd "$1"
find . -name '*.hpp' | sed 's,^\./,,' | LC_ALL=C sort | while read -r header; do
    echo "file $header"
    sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*/include /p' "$header"
done | awk '
BEGIN {
    # The floors. A header of the library that has none here fails.
    floor_of["core"] = 0
    split("activation data initializer loss metric optimizer schedule", names, " ")
    for (i in names) floor_of[names[i]] = 1
    floor_of["layer"] = 2
    floor_of["network"] = 3
    split("initialize label merge network", names3, " ")
    for (i in names3) floor_of[names3[i] ".hpp"] = 3
    floor_of["training"] = 4
    split("accumulator adaptation evaluate gradient_check memory trainer training_loop validate", names4, " ")
    for (i in names4) floor_of[names4[i] ".hpp"] = 4
    floor_of["fits.hpp"] = 5
    floor_of["storage"] = 5
    floor_of["storage.hpp"] = 5
    floor_of["nervelet.hpp"] = 6

    split("array cstddef cstdint cstring limits type_traits utility", allowed, " ")
    for (i in allowed) standard["<" allowed[i] ">"] = 1
}

function room(path) { sub(/\/.*/, "", path); return path }

function wrong(text) { print "FAILED: " text; failures++ }

# "a/b/../c.hpp" -> "a/c.hpp"
function plain(path) {
    while (path ~ /[^\/.]+\/\.\.\//) sub(/[^\/.]+\/\.\.\//, "", path)
    return path
}

$1 == "file" {
    self = $2
    files[++count] = self
    exists[self] = 1
    if (!(room(self) in floor_of)) wrong(self " has no floor: write it into the table of this check")
}

$1 == "include" {
    if ($2 ~ /^</) {
        if (!($2 in standard)) wrong(self " includes " $2 ", which is not one of the allowed standard headers")
    } else if ($2 ~ /^"/) {
        target = $2
        gsub(/"/, "", target)
        folder = self
        if (!sub(/[^\/]*$/, "", folder)) folder = ""
        target = plain(folder target)
        edges++
        from[edges] = self
        to[edges] = target
    } else {
        wrong(self " includes " $2 ": neither \"...\" nor <...>")
    }
}

END {
    for (i = 1; i <= edges; ++i) {
        if (!(to[i] in exists)) { wrong(from[i] " includes \"" to[i] "\", which is not in the library"); continue }
        above = floor_of[room(from[i])]
        below = floor_of[room(to[i])]
        if (below > above) wrong(from[i] " (floor " above ") includes " to[i] " (floor " below ")")
        if (below == above && (above == 1 || above == 2)) wrong(from[i] " includes " to[i] " of its own floor " above)
    }

    # What each header reaches: repeated until nothing new is found.
    for (i = 1; i <= edges; ++i) reaches[from[i], to[i]] = 1
    do {
        grown = 0
        for (i = 1; i <= edges; ++i)
            for (j = 1; j <= count; ++j)
                if (((to[i], files[j]) in reaches) && !((from[i], files[j]) in reaches)) {
                    reaches[from[i], files[j]] = 1
                    grown = 1
                }
    } while (grown)
    for (j = 1; j <= count; ++j) {
        if ((files[j], files[j]) in reaches) wrong(files[j] " includes itself by a detour")
        if (files[j] != "nervelet.hpp" && !(("nervelet.hpp", files[j]) in reaches))
            wrong("nervelet.hpp does not reach " files[j])
    }
    print count " headers, " edges " includes inside the library, " failures + 0 " wrong"
    exit failures > 0 || count == 0
}'
