# Part of nervelet. MIT licence, the nervelet authors.
#
# What the toolchain files of this folder share: GCC for Arm Cortex-M, the C library, and QEMU, so that `ctest` runs
# what was built. For any project: cmake --toolchain <nervelet>/toolchains/cortex-m4f.cmake. A core's file sets
#   CMAKE_SYSTEM_PROCESSOR   the core's name
#   nervelet_core_flags      the compiler's flags for the core and its floating point unit
#   nervelet_boards          QEMU's machines with such a core, the default first
# Flags are set as CMake's *_FLAGS_INIT only: CMAKE_CXX_FLAGS and the others stay the project's own; but give yours by
# target_compile_options, because -DCMAKE_CXX_FLAGS=... on the command line replaces these.
set(CMAKE_SYSTEM_NAME Generic)
# No program can be linked before the project has its linker script and start-up code, so CMake tries with a library.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

# picolibc:    programs for QEMU; start-up code, memory layout, console and exit code are there without a line of yours.
# newlib-nano: firmware for your board; linker script and start-up code are yours.
set(NERVELET_C_LIBRARY picolibc CACHE STRING "The C library: picolibc (runs in QEMU) or newlib-nano (production)")
set_property(CACHE NERVELET_C_LIBRARY PROPERTY STRINGS picolibc newlib-nano)
list(GET nervelet_boards 0 nervelet_board)
set(NERVELET_BOARD ${nervelet_board} CACHE STRING "QEMU's machine, for picolibc: one of ${nervelet_boards}")
set_property(CACHE NERVELET_BOARD PROPERTY STRINGS ${nervelet_boards})
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES NERVELET_C_LIBRARY NERVELET_BOARD)
if(NOT NERVELET_BOARD IN_LIST nervelet_boards)
    list(JOIN nervelet_boards ", " nervelet_boards)
    message(FATAL_ERROR "NERVELET_BOARD is '${NERVELET_BOARD}'; this core has: ${nervelet_boards}.")
endif()

find_program(NERVELET_ARM_GCC arm-none-eabi-gcc)
find_program(NERVELET_ARM_GXX arm-none-eabi-g++)
mark_as_advanced(NERVELET_ARM_GCC NERVELET_ARM_GXX)
if(NOT NERVELET_ARM_GCC OR NOT NERVELET_ARM_GXX)
    message(FATAL_ERROR "arm-none-eabi-gcc and arm-none-eabi-g++ were not found. Debian and Ubuntu: apt install "
        "gcc-arm-none-eabi. Elsewhere: install the Arm GNU Toolchain and put its bin folder on PATH.")
endif()
set(CMAKE_C_COMPILER ${NERVELET_ARM_GCC})
set(CMAKE_CXX_COMPILER ${NERVELET_ARM_GXX})
set(CMAKE_ASM_COMPILER ${NERVELET_ARM_GCC})

# Ends with a sentence if the compiler has no such file; Debian has one package for each C library.
function(nervelet_need file package)
    execute_process(COMMAND ${NERVELET_ARM_GCC} -print-file-name=${file}
                    OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(found STREQUAL file)
        message(FATAL_ERROR "NERVELET_C_LIBRARY is ${NERVELET_C_LIBRARY}, but the compiler has no ${file}. "
            "Debian and Ubuntu: apt install ${package}. Or choose the other: picolibc, newlib-nano.")
    endif()
endfunction()

# A product of sums is not contracted to VFMA: the results are then the same bits as on a PC, and a Cortex-M4F is faster
# (VMUL and VADD take 2 cycles, VFMA 3). target_compile_options(<target> PRIVATE -ffp-contract=fast) takes it back.
set(nervelet_flags "-mthumb ${nervelet_core_flags} -ffunction-sections -fdata-sections -ffp-contract=off")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-Wl,--gc-sections")

if(NERVELET_C_LIBRARY STREQUAL "picolibc")
    nervelet_need(picolibcpp.specs libstdc++-arm-none-eabi-picolibc)
    string(APPEND nervelet_flags " --specs=picolibcpp.specs")
    string(APPEND CMAKE_EXE_LINKER_FLAGS_INIT " --oslib=semihost --crt0=semihost")
    # flash, its size, RAM, its size, stack, as QEMU maps them
    set(nervelet_mps2-an385 0x00000000 0x400000 0x20000000 0x400000 0x40000)
    set(nervelet_mps2-an386 ${nervelet_mps2-an385})
    set(nervelet_mps2-an500 ${nervelet_mps2-an385})
    set(nervelet_mps2-an505 0x10000000 0x400000 0x38000000 0x400000 0x40000)
    set(nervelet_mps3-an547 0x00000000 0x080000 0x01000000 0x200000 0x40000)
    set(nervelet_microbit   0x00000000 0x040000 0x20000000 0x004000 0x01000)
    set(nervelet_symbols __flash __flash_size __ram __ram_size __stack_size)
    foreach(symbol value IN ZIP_LISTS nervelet_symbols nervelet_${NERVELET_BOARD})
        string(APPEND CMAKE_EXE_LINKER_FLAGS_INIT " -Wl,--defsym=${symbol}=${value}")
    endforeach()
    # What main returns is QEMU's exit code. Words for the program: add_test(NAME ... COMMAND <target> -append "words").
    set(CMAKE_CROSSCOMPILING_EMULATOR qemu-system-arm -machine ${NERVELET_BOARD} -display none -monitor none
        -serial none -semihosting-config enable=on,target=native -kernel)
elseif(NERVELET_C_LIBRARY STREQUAL "newlib-nano")
    nervelet_need(nano.specs libstdc++-arm-none-eabi-newlib)
    string(APPEND nervelet_flags " --specs=nano.specs")
    string(APPEND CMAKE_EXE_LINKER_FLAGS_INIT " --specs=nosys.specs")
else()
    message(FATAL_ERROR "NERVELET_C_LIBRARY is '${NERVELET_C_LIBRARY}'; it can be: picolibc, newlib-nano.")
endif()

set(CMAKE_C_FLAGS_INIT "${nervelet_flags}")
set(CMAKE_CXX_FLAGS_INIT "${nervelet_flags} -fno-exceptions -fno-rtti -fno-threadsafe-statics")
set(CMAKE_ASM_FLAGS_INIT "${nervelet_flags}")
