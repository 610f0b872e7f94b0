# Part of nervelet. MIT licence, the nervelet authors.
# Armv7-M, no floating point unit.
set(CMAKE_SYSTEM_PROCESSOR cortex-m3)
set(nervelet_core_flags "-mcpu=cortex-m3 -mfloat-abi=soft")
set(nervelet_boards mps2-an385)
include(${CMAKE_CURRENT_LIST_DIR}/cortex-m.cmake)
