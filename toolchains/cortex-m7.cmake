# Part of nervelet. MIT licence, the nervelet authors.
# Armv7E-M, floating point unit for float and double. A Cortex-M7 that has it for float only:
# -DNERVELET_CORE_FLAGS="-mcpu=cortex-m7 -mfloat-abi=hard -mfpu=fpv5-sp-d16".
set(CMAKE_SYSTEM_PROCESSOR cortex-m7)
set(nervelet_core_flags "-mcpu=cortex-m7 -mfloat-abi=hard -mfpu=fpv5-d16")
set(nervelet_boards mps2-an500)
include(${CMAKE_CURRENT_LIST_DIR}/cortex-m.cmake)
