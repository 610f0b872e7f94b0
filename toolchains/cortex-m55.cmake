# Part of nervelet. MIT licence, the nervelet authors.
# Armv8.1-M Mainline, floating point unit for float and double, vectors of 4 floats (MVE). What GCC may not do here:
# -fno-tree-vectorize   use these vectors by itself. They take denormal numbers for zero, so the results would be other
#                       bits than on a PC. Intrinsics still work; target_compile_options(<target> PRIVATE
#                       -ftree-vectorize) allows it again. nervelet's own kernels with these vectors are chosen by
#                       -DNERVELET_HELIUM_KERNELS.
# -fno-if-conversion2   make conversions to or from float conditional: binutils before 2.41 reads VCVT, NE as VCVTN, E.
set(CMAKE_SYSTEM_PROCESSOR cortex-m55)
set(nervelet_core_flags "-mcpu=cortex-m55 -mfloat-abi=hard")
set(nervelet_more_flags -fno-tree-vectorize -fno-if-conversion2)
set(nervelet_boards mps3-an547)
include(${CMAKE_CURRENT_LIST_DIR}/cortex-m.cmake)
