# Part of nervelet. MIT licence, the nervelet authors.
# Armv6-M, no floating point unit. QEMU has no board with this core: a Cortex-M3 runs its code.
set(CMAKE_SYSTEM_PROCESSOR cortex-m0plus)
set(nervelet_core_flags "-mcpu=cortex-m0plus -mfloat-abi=soft")
set(nervelet_boards mps2-an385 microbit)
include(${CMAKE_CURRENT_LIST_DIR}/cortex-m.cmake)
