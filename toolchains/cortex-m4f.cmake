# Part of nervelet. MIT licence, the nervelet authors.
# Armv7E-M, floating point unit for float; double is computed in software.
set(CMAKE_SYSTEM_PROCESSOR cortex-m4f)
set(nervelet_core_flags "-mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16")
set(nervelet_boards mps2-an386)
include(${CMAKE_CURRENT_LIST_DIR}/cortex-m.cmake)
