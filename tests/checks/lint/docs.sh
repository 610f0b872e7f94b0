#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# Every public name is documented, and doxygen understands what is written. Which symbols are public stands in the
# Doxyfile that CMake made of CMakeLists.txt beside this file. docs.sh <include/nervelet> <Doxyfile> <build folder>
set -eu
headers=$(cd "$1" && pwd)
doxyfile=$2
build=$3
command -v doxygen >/dev/null || { echo "skipped: doxygen is not installed"; exit 77; }
rm -rf "$build"
mkdir -p "$build"
{
    cat "$doxyfile"
    echo "INPUT = $headers"
    echo "STRIP_FROM_PATH = ${headers%/*}"
    echo "OUTPUT_DIRECTORY = $build"
    echo "WARN_LOGFILE = $build/warnings"
    echo "GENERATE_TAGFILE = $build/names"
} | doxygen - >"$build/log" 2>&1 || { cat "$build/log"; echo "FAILED: doxygen"; exit 1; }

# Not asked for: aliases in a class, whose names say what they are, specializations of what is documented, and comparisons. What
# the library calls of an activation, a loss, an initializer, an optimizer, a schedule or a wrapper of examples has one
# meaning, which stands with the folder's base. The last is an error of doxygen's, which takes a template that refers to
# its own specialization for a circle.
contract='value|slope|apply|is_rectifier|is_distribution|is_probability|is_last_only|takes_lanes|is_mean|draw|is_valid|rule|operator\(\)'
contract="$contract|fields|describe|needs_labels|accepts|admission"
# Of a layer's: layer/layer.hpp.
layer='infer|forward|forward_batch|logits|logits_batch|output|incoming|settle|gradient'
grep . "$build/warnings" | grep -vE -e "Member [^ ]+ \(typedef\) of (class|struct) " -e "Compound [^ ]+<.* is not documented" \
    -e "Member ($contract)(\(.*)? \((function|variable)\) of (class|struct) .* is not documented" \
    -e "Member operator(==|!=|<|>|<=|>=)\(.* \(friend\) of (class|struct) .* is not documented" \
    -e "Member ($layer)\(.* of struct nervelet::(Activated|SharedRows) is not documented" \
    -e 'Unsupported xml/html tag <class> found' \
    -e 'Detected potential recursive class relation' >"$build/wanted" || true
sed "s,^$headers/,," "$build/wanted"
names=$(grep -cE '^ *<name>' "$build/names")
wanted=$(grep -c '' "$build/wanted" || true)
echo "$names names, $wanted warnings"
[ "$names" -gt 100 ] && [ "$wanted" -eq 0 ]
