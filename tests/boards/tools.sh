# Part of nervelet. MIT licence, the nervelet authors.
# need_board_tools: ends with 77 and a sentence where what builds and runs a program for a board is missing.
need_board_tools() {
    for tool in arm-none-eabi-g++:gcc-arm-none-eabi qemu-system-arm:qemu-system-arm; do
        command -v "${tool%%:*}" >/dev/null || {
            echo "skipped: ${tool%%:*} is not installed (Debian: apt install ${tool#*:})"
            exit 77
        }
    done
    for file in picolibcpp.specs:libstdc++-arm-none-eabi-picolibc libstdc++_nano.a:libstdc++-arm-none-eabi-newlib; do
        [ "$(arm-none-eabi-g++ -print-file-name="${file%%:*}")" != "${file%%:*}" ] || {
            echo "skipped: ${file%%:*} is not installed (Debian: apt install ${file#*:})"
            exit 77
        }
    done
}
