#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Includes point only downwards, from level to level; parts of one level do not include each other; nothing goes in
# circles; kernels are reached by their menu; only who chooses kernels asks which processor this is; of the standard
# library only what every freestanding toolchain has is used; and the umbrella reaches every header.
# includes_downwards.sh <include/nervelet>
set -eu
cd "$1"
# The files, their includes, and their conditions with the lines that continue them.
find . -name '*.hpp' | sed 's,^\./,,' | LC_ALL=C sort | while read -r header; do
    echo "file $header"
    sed -n -e ':again' -e '/\\$/{N;s/\\\n//;b again' -e '}' \
        -e 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*/include /p' \
        -e 's/^[[:space:]]*#[[:space:]]*\(el\)*if[a-z]*[[:space:]]/asks /p' "$header"
done | awk '
BEGIN {
    # The levels. A header of the library that has none here fails.
    level["core"] = 0
    level["scalar"] = 1
    level["kernel"] = 2
    put(3, "activation data initializer loss metric optimizer schedule")
    level["layer"] = 4
    put(5, "network convert.hpp initialize.hpp label.hpp length.hpp merge.hpp network.hpp stream.hpp take_over.hpp")
    put(6, "training accumulator.hpp adaptation.hpp evaluate.hpp gradient_check.hpp memory.hpp trainer.hpp")
    put(6, "range_of.hpp training_loop.hpp validate.hpp")
    put(7, "storage storage.hpp fits.hpp")
    level["nervelet.hpp"] = 8

    split("array cstddef cstdint cstring limits type_traits utility", allowed, " ")
    for (i in allowed) standard["<" allowed[i] ">"] = 1

    processor = "__(arm|thumb|aarch64|vfp|softfp|avx|sse|fma|mmx|x86_64|amd64|i[3-6]86|avr|riscv|xtensa|mips|powerpc|wasm)" \
        "|_m_(ix86|x64|amd64|arm)"
}

function put(number, names,    list, i) {
    split(names, list, " ")
    for (i in list) level[list[i]] = number
}

# "layer/base/rank.hpp": layer, the part of the library; "trainer.hpp" is one of its own.
function part(path) { sub(/\/.*/, "", path); return path }

# What the other files of a folder may include: base.hpp, base/, and the pages that every layer shares.
function is_base(path) {
    return path ~ /^[a-z]+\/base(\/|\.hpp$)/ || path ~ /^layer\/(layer|activated|shared_rows)\.hpp$/
}

# "kernel/vfp/dot.hpp": vfp; nothing for the files of kernel/ itself.
function kernels(path) { return path ~ /^kernel\/.*\// ? substr(path, 8, index(substr(path, 8), "/") - 1) : "" }

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
    if (!(part(self) in level)) wrong(self " has no level: write it into the table of this check")
    may_ask = self ~ /^core\/(math\/|(language|fast_math|uninitialized)\.hpp$)/ || self == "kernel/target.hpp" ||
        (kernels(self) != "" && kernels(self) != "portable")
}

$1 == "asks" && !may_ask && match(tolower($0), processor) {
    wrong(self " asks which processor this is, which is for kernel/target.hpp: " substr($0, 6))
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

function judge(upper, lower,    above, below) {
    if (!(lower in exists)) { wrong(upper " includes \"" lower "\", which is not in the library"); return }
    above = level[part(upper)]
    below = level[part(lower)]
    if (below > above) wrong(upper " (level " above ") includes " lower " (level " below ")")
    if (below == above && (above == 3 || above == 4)) {
        if (part(upper) != part(lower)) wrong(upper " includes " lower " of its own level " above)
        else if (!is_base(lower)) wrong(upper " includes " lower (is_base(upper) ? ", but is a base" : ", its sibling"))
    }
    if (part(lower) == "kernel" && part(upper) != "kernel" && lower !~ /^kernel\/(kernels|target|one_example)\.hpp$/)
        wrong(upper " includes " lower ": from outside only kernel/kernels.hpp, target.hpp and one_example.hpp")
    if (kernels(upper) != "" && kernels(lower) != "" && kernels(lower) != "portable" && kernels(lower) != kernels(upper))
        wrong(upper " includes " lower ": kernels include portable/ and their own folder")
}

END {
    for (i = 1; i <= edges; ++i) judge(from[i], to[i])

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
