# Part of nervelet. MIT licence, the nervelet authors.
#
# nervelet_firmware(<target> <source>...): adds a firmware with start-up code, a linker script and newlib-nano.

set(nervelet_firmware_folder ${CMAKE_CURRENT_LIST_DIR})

if(NOT CMAKE_CROSSCOMPILING OR NOT NERVELET_C_LIBRARY STREQUAL "newlib-nano")
    message(FATAL_ERROR "Firmware needs one of nervelet's toolchain files and newlib-nano: cmake -B build "
                        "--toolchain path/to/nervelet/toolchains/cortex-m4f.cmake -DNERVELET_C_LIBRARY=newlib-nano, in a "
                        "new folder instead of build.")
endif()

# The memories of QEMU's machines. For your board take the values from its data sheet. 16 KB of RAM are enough.
set(nervelet_memory 0x00000000 256K 0x20000000 16K 2K)
if(NERVELET_BOARD STREQUAL "mps2-an505")
    set(nervelet_memory 0x10000000 256K 0x38000000 16K 2K)
elseif(NERVELET_BOARD STREQUAL "mps3-an547")
    set(nervelet_memory 0x00000000 256K 0x01000000 16K 2K)
endif()
set(NERVELET_MEMORY ${nervelet_memory} CACHE STRING "Address and size of flash, address and size of RAM, smallest size of the stack")

function(nervelet_firmware target)
    add_executable(${target} ${nervelet_firmware_folder}/startup.cpp ${ARGN})
    set_target_properties(${target} PROPERTIES SUFFIX .elf LINK_DEPENDS ${nervelet_firmware_folder}/firmware.ld)
    target_link_libraries(${target} PRIVATE nervelet::reproducible)
    target_compile_options(${target} PRIVATE -fno-unwind-tables -fno-asynchronous-unwind-tables)
    target_link_options(${target} PRIVATE -nostartfiles -T${nervelet_firmware_folder}/firmware.ld
                        -Wl,-Map=$<TARGET_FILE:${target}>.map,--cref)
    foreach(symbol value IN ZIP_LISTS nervelet_memory_symbols NERVELET_MEMORY)
        target_link_options(${target} PRIVATE -Wl,--defsym=${symbol}=${value})
    endforeach()
endfunction()
set(nervelet_memory_symbols __flash __flash_size __ram __ram_size __stack_size)
