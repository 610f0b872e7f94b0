# Part of nervelet. MIT licence, the nervelet authors.
#
# What the toolchain files of this folder share: GCC for Arm Cortex-M, the C library, and QEMU, so that `ctest` runs
# what was built. For any project: cmake --toolchain <nervelet>/toolchains/cortex-m4f.cmake. A core's file sets
#   CMAKE_SYSTEM_PROCESSOR   the core's name
#   nervelet_core_flags      the compiler's flags for the core and its floating point unit; another choice, such as for
#                            a Cortex-M7 without doubles, is NERVELET_CORE_FLAGS
#   nervelet_more_flags      other flags that this core wants, if any
#   nervelet_boards          QEMU's machines with such a core, the default first
# No flag of a project, of the command line or of the environment replaces these: what the compiler needs belongs to
# the compiler's command, before CMAKE_CXX_FLAGS and the others, and what the linker needs to the whole project.
set(CMAKE_SYSTEM_NAME Generic)

# nervelet itself lies above: its repository, or an installed package, which find_package then finds.
get_filename_component(NERVELET_FOLDER ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
if(EXISTS ${NERVELET_FOLDER}/nerveletConfig.cmake)
    set(nervelet_DIR ${NERVELET_FOLDER})
endif()

# No program can be linked before the project has its linker script and start-up code, so CMake tries with a library.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

# picolibc:    programs for QEMU; start-up code, memory layout, console and exit code are there without a line of yours.
# newlib-nano: firmware for your board; linker script and start-up code are yours.
set(NERVELET_C_LIBRARY picolibc CACHE STRING "The C library: picolibc (runs in QEMU) or newlib-nano (production)")
set_property(CACHE NERVELET_C_LIBRARY PROPERTY STRINGS picolibc newlib-nano)
list(GET nervelet_boards 0 nervelet_board)
set(NERVELET_BOARD ${nervelet_board} CACHE STRING "QEMU's machine, for picolibc: one of ${nervelet_boards}")
set_property(CACHE NERVELET_BOARD PROPERTY STRINGS ${nervelet_boards})
set(NERVELET_CORE_FLAGS "${nervelet_core_flags}" CACHE STRING "The compiler's flags for the core and its floating point unit")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES NERVELET_C_LIBRARY NERVELET_BOARD NERVELET_CORE_FLAGS)
if(NOT NERVELET_BOARD IN_LIST nervelet_boards)
    list(JOIN nervelet_boards ", " nervelet_boards)
    message(FATAL_ERROR "NERVELET_BOARD is '${NERVELET_BOARD}'; this core has: ${nervelet_boards}.")
endif()

# Said twice, these would choose the libraries of another core, and no linker would notice.
set(nervelet_given)
foreach(variable IN ITEMS CMAKE_C_FLAGS CMAKE_CXX_FLAGS CMAKE_ASM_FLAGS CMAKE_EXE_LINKER_FLAGS)
    list(APPEND nervelet_given "${variable}=${${variable}} ")
endforeach()
foreach(variable IN ITEMS CFLAGS CXXFLAGS ASMFLAGS LDFLAGS)
    list(APPEND nervelet_given "${variable}=$ENV{${variable}} ")
endforeach()
if(nervelet_given MATCHES "[= ](-m(cpu|arch|fpu|float-abi)=[^ ]*)")
    message(FATAL_ERROR "${CMAKE_MATCH_1} is among the flags of the command line or the environment, but the toolchain "
        "file says: ${NERVELET_CORE_FLAGS}. Take another file of ${CMAKE_CURRENT_LIST_DIR}, or say all of it instead: "
        "-DNERVELET_CORE_FLAGS=\"...\".")
endif()

find_program(NERVELET_ARM_GCC arm-none-eabi-gcc)
find_program(NERVELET_ARM_GXX arm-none-eabi-g++)
mark_as_advanced(NERVELET_ARM_GCC NERVELET_ARM_GXX)
if(NOT NERVELET_ARM_GCC OR NOT NERVELET_ARM_GXX)
    message(FATAL_ERROR "arm-none-eabi-gcc and arm-none-eabi-g++ were not found. Debian and Ubuntu: apt install "
        "gcc-arm-none-eabi. Elsewhere: install the Arm GNU Toolchain and put its bin folder on PATH.")
endif()

# Ends with a sentence if the compiler has no such file; Debian has one package for each C library.
function(nervelet_need file package)
    execute_process(COMMAND ${NERVELET_ARM_GCC} -print-file-name=${file}
                    OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(found STREQUAL file)
        message(FATAL_ERROR "NERVELET_C_LIBRARY is ${NERVELET_C_LIBRARY}, but the compiler has no ${file}. "
            "Debian and Ubuntu: apt install ${package}. Or take the other: -DNERVELET_C_LIBRARY=picolibc or newlib-nano.")
    endif()
endfunction()

# A product of sums is not contracted to VFMA: the results are then the same bits as on a PC, and a Cortex-M4F is faster
# (VMUL and VADD take 2 cycles, VFMA 3). target_compile_options(<target> PRIVATE -ffp-contract=fast) takes it back.
separate_arguments(nervelet_flags UNIX_COMMAND "${NERVELET_CORE_FLAGS}")
list(APPEND nervelet_flags -mthumb ${nervelet_more_flags} -ffunction-sections -fdata-sections -ffp-contract=off)
set(nervelet_linker_flags -Wl,--gc-sections)

if(NERVELET_C_LIBRARY STREQUAL "picolibc")
    nervelet_need(picolibcpp.specs libstdc++-arm-none-eabi-picolibc)
    list(APPEND nervelet_flags --specs=picolibcpp.specs)
    list(APPEND nervelet_linker_flags --oslib=semihost --crt0=semihost)
    # flash, its size, RAM, its size, stack, as QEMU maps them
    set(nervelet_mps2-an385 0x00000000 0x400000 0x20000000 0x400000 0x40000)
    set(nervelet_mps2-an386 ${nervelet_mps2-an385})
    set(nervelet_mps2-an500 ${nervelet_mps2-an385})
    set(nervelet_mps2-an505 0x10000000 0x400000 0x38000000 0x400000 0x40000)
    set(nervelet_mps3-an547 0x00000000 0x080000 0x01000000 0x200000 0x40000)
    set(nervelet_microbit   0x00000000 0x040000 0x20000000 0x004000 0x01000)
    set(nervelet_symbols __flash __flash_size __ram __ram_size __stack_size)
    foreach(symbol value IN ZIP_LISTS nervelet_symbols nervelet_${NERVELET_BOARD})
        list(APPEND nervelet_linker_flags -Wl,--defsym=${symbol}=${value})
    endforeach()
    # A program whose stack overwrote its heap or static variables says so and ends with exit code 121.
    list(APPEND nervelet_linker_flags ${CMAKE_CURRENT_LIST_DIR}/stack_guard.S)
    # What main returns is QEMU's exit code. Words for the program: add_test(NAME ... COMMAND <target> -append "words").
    set(CMAKE_CROSSCOMPILING_EMULATOR qemu-system-arm -machine ${NERVELET_BOARD} -display none -monitor none
        -serial none -semihosting-config enable=on,target=native -kernel)
elseif(NERVELET_C_LIBRARY STREQUAL "newlib-nano")
    nervelet_need(nano.specs libstdc++-arm-none-eabi-newlib)
    list(APPEND nervelet_flags --specs=nano.specs)
    # Without a linker script of the project's the linker would take its own, which is not made for these cores.
    list(APPEND nervelet_linker_flags --specs=nosys.specs -Wl,--default-script=${CMAKE_CURRENT_LIST_DIR}/missing.ld)
else()
    message(FATAL_ERROR "NERVELET_C_LIBRARY is '${NERVELET_C_LIBRARY}'; it can be: picolibc, newlib-nano.")
endif()

# CMake remembers a toolchain file and a compiler's command as long as the build folder lives.
list(JOIN nervelet_flags " " nervelet_flags)
get_filename_component(nervelet_asked "${CMAKE_TOOLCHAIN_FILE}" NAME)
if(NOT DEFINED NERVELET_FLAGS)
    set(NERVELET_FLAGS "${nervelet_flags}" CACHE INTERNAL "The compiler's flags that this build folder was made for")
    set(nervelet_is_new ON)
elseif(NOT NERVELET_FLAGS STREQUAL nervelet_flags OR (nervelet_asked AND
       EXISTS ${CMAKE_CURRENT_LIST_DIR}/${nervelet_asked} AND NOT nervelet_asked STREQUAL "${CMAKE_SYSTEM_PROCESSOR}.cmake"))
    message(FATAL_ERROR "This build folder was made for another core or C library than you ask for. Configure with --fresh, "
                        "or in another folder. This one has: ${NERVELET_FLAGS}")
endif()
# Two elements, the program and all that belongs to it: CMake before 3.19 takes no more.
set(CMAKE_C_COMPILER ${NERVELET_ARM_GCC} "${nervelet_flags}")
set(CMAKE_CXX_COMPILER ${NERVELET_ARM_GXX} "${nervelet_flags} -fno-exceptions -fno-rtti -fno-threadsafe-statics")
set(CMAKE_ASM_COMPILER ${NERVELET_ARM_GCC} "${nervelet_flags}")
add_link_options(${nervelet_linker_flags})

# Not optimized, a step on a Cortex-M4F takes 1.6 times (SGD) to 20 times (Adam) the instructions.
set(CMAKE_BUILD_TYPE_INIT MinSizeRel)
get_property(nervelet_is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(nervelet_is_new AND NOT CMAKE_BUILD_TYPE AND NOT DEFINED CACHE{CMAKE_BUILD_TYPE} AND NOT nervelet_is_multi_config)
    message(STATUS "No CMAKE_BUILD_TYPE was given: taking ${CMAKE_BUILD_TYPE_INIT}")
    set(nervelet_is_new OFF)
endif()
