#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# nervelet's folder is a component of ESP-IDF: a stand-in for its build system asks for the requirements, configures it
# and links a program with it; its manifest has the version of library.properties.
# esp_idf.sh <root> <build folder> <cmake> <compiler>
set -eu
root=$1
build=$2
cmake=$3
compiler=$4
here=$(dirname "$0")
rm -rf "$build"
mkdir -p "$build"

quietly() {
    "$@" >"$build/log" 2>&1 || {
        cat "$build/log"
        echo "FAILED: $*"
        exit 1
    }
}
quietly "$cmake" -DNERVELET_ROOT="$root" -P "$here/esp_idf/requirements.cmake"
quietly "$cmake" -S "$here/esp_idf" -B "$build/project" -DCMAKE_CXX_COMPILER="$compiler" -DNERVELET_ROOT="$root"
quietly "$cmake" --build "$build/project"
quietly "$build/project/app"

version=$(sed -n 's/^version=//p' "$root/library.properties")
grep -qx "version: \"$version\"" "$root/idf_component.yml" || {
    echo "FAILED: idf_component.yml is not of version $version"
    exit 1
}
echo "registered without sources, built and ran; version $version"
