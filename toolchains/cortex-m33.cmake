# Part of nervelet. MIT licence, the nervelet authors.
# Armv8-M Mainline, floating point unit for float; double is computed in software.
set(CMAKE_SYSTEM_PROCESSOR cortex-m33)
set(nervelet_core_flags "-mcpu=cortex-m33 -mfloat-abi=hard -mfpu=fpv5-sp-d16")
set(nervelet_boards mps2-an505)
include(${CMAKE_CURRENT_LIST_DIR}/cortex-m.cmake)
