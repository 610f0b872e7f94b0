#!/bin/sh
# Part of nervelet. MIT licence, the nervelet authors.
# nervelet can be used in three ways: installed and found, as a subdirectory, and by FetchContent; the last two bring
# along no tests, examples or install rules. Where no build type is given, that is said. package.sh <root> <build folder> <cmake> <compiler>
set -eu
root=$1
build=$2
cmake=$3
compiler=$4
here=$(dirname "$0")
rm -rf "$build"
mkdir -p "$build"
prefix=$build/prefix

# quietly <command>: its output only where it fails.
quietly() {
    "$@" >"$build/log" 2>&1 || {
        cat "$build/log"
        echo "FAILED: $*"
        exit 1
    }
}

quietly "$cmake" -S "$root" -B "$build/install" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_INSTALL_PREFIX="$prefix" \
    -DNERVELET_BUILD_TESTS=OFF -DNERVELET_BUILD_EXAMPLES=OFF
grep -q 'No CMAKE_BUILD_TYPE was given: taking Release' "$build/log" || { echo "FAILED: no build type, no word"; exit 1; }
grep -qx 'CMAKE_BUILD_TYPE:STRING=Release' "$build/install/CMakeCache.txt" || { echo "FAILED: not optimized"; exit 1; }
quietly "$cmake" --build "$build/install"
quietly "$cmake" --install "$build/install"
for file in $(cd "$root/include" && find nervelet -type f); do
    [ -f "$prefix/include/$file" ] || { echo "FAILED: $file is not installed"; exit 1; }
done
for file in $(cd "$root/toolchains" && ls cortex-m*.cmake missing.ld); do
    [ -f "$prefix/share/cmake/nervelet/toolchains/$file" ] || { echo "FAILED: $file is not installed"; exit 1; }
done

for way in find_package add_subdirectory FetchContent; do
    quietly "$cmake" -S "$here/package" -B "$build/$way" -DCMAKE_CXX_COMPILER="$compiler" -DWAY=$way \
        -DCMAKE_PREFIX_PATH="$prefix" -DNERVELET_ROOT="$root" -DCMAKE_BUILD_TYPE=Release
    quietly "$cmake" --build "$build/$way"
    quietly "$build/$way/consumer"
    quietly "$build/$way/consumer_reproducible"
    quietly "$cmake" --install "$build/$way" --prefix "$build/$way.prefix"
    [ ! -e "$build/$way.prefix" ] || {
        echo "FAILED: $way installs into a foreign project's prefix:"
        find "$build/$way.prefix" -type f
        exit 1
    }
    echo "$way: built and ran"
done

# speaks <how often> <arguments>...: a guest says how often that nothing is optimized.
speaks() {
    expected=$1
    shift
    for way in find_package add_subdirectory; do
        quietly "$cmake" --fresh -S "$here/package" -B "$build/speaks" -DCMAKE_CXX_COMPILER="$compiler" -DWAY=$way \
            -DCMAKE_PREFIX_PATH="$prefix" -DNERVELET_ROOT="$root" "$@"
        [ "$(grep -c 'nervelet: no CMAKE_BUILD_TYPE was given' "$build/log")" -eq "$expected" ] ||
            { cat "$build/log"; echo "FAILED: words about the build type, expected $expected times: $way $*"; exit 1; }
    done
}
speaks 1
speaks 1 -DCMAKE_CXX_FLAGS=-g
speaks 0 -DCMAKE_CXX_FLAGS=-O2
speaks 0 -DCMAKE_BUILD_TYPE=Debug
echo "no build type: Release; a guest says what that means"

# The version is kept: another minor version before 1.0 is another interface.
if "$cmake" -S "$here/package" -B "$build/newer" -DCMAKE_CXX_COMPILER="$compiler" -DWAY=find_package \
    -DCMAKE_PREFIX_PATH="$prefix" -DVERSION=0.2 >"$build/log" 2>&1; then
    echo "FAILED: find_package(nervelet 0.2) is content with another version"
    exit 1
fi
echo "version 0.2 is refused"
