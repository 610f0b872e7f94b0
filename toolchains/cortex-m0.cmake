# Part of nervelet. MIT licence, the nervelet authors.
# Armv6-M, no floating point unit. -DNERVELET_BOARD=microbit runs on QEMU's only Armv6-M decoder, in 256 KB of flash
# and 16 KB of RAM; by default a Cortex-M3 runs it, with room for everything.
set(CMAKE_SYSTEM_PROCESSOR cortex-m0)
set(nervelet_core_flags "-mcpu=cortex-m0 -mfloat-abi=soft")
set(nervelet_boards mps2-an385 microbit)
include(${CMAKE_CURRENT_LIST_DIR}/cortex-m.cmake)
