# Part of nervelet. MIT licence, the nervelet authors.
#
# The build for a board: every test file is one program and one ctest, because not all together fit every flash; and the
# training runs whose bits are pinned, at three levels, also with the floating point unit left unused.
set(nervelet_board ${CMAKE_SYSTEM_PROCESSOR})
if(NERVELET_BOARD STREQUAL "microbit")
    set(nervelet_board microbit)
endif()

# Cortex-M0 and M4F, without and with a floating point unit, have all test files. The others differ from these in their
# kernels, in the compiler's code for single formulas and in their RAM, and take long to try in everything that is built
# on them: so there the kernels, the mathematics, and whole training runs whose bits are known.
if(NOT nervelet_board MATCHES "^cortex-(m0|m4f)$")
    list(LENGTH nervelet_tests all)
    list(FILTER nervelet_tests INCLUDE REGEX "^(core/math/|kernel/|bits_|readme_board_|trainer_test)")
    # Bytes have one form of their kernels, of integers, and its windows are numbers of the compiler's.
    list(FILTER nervelet_tests EXCLUDE REGEX "^kernel/(outputs_lead|portable/int8/)")
    list(LENGTH nervelet_tests kept)
    message(STATUS "${nervelet_board}: ${kept} of ${all} test files, see tests/board.cmake")
endif()

# What cannot be there, by its reason. Only the sweeps take too long for QEMU.
if(nervelet_board STREQUAL "microbit")
    set(more_than_256_KB_of_flash digits_reference gradient_check_recurrent kernel/convolution kernel/fixed16_kernels
        kernel/kernels trainer_convolution trainer_gradient trainer_hidden_activations trainer_recurrent)
    set(more_than_16_KB_of_RAM bits_convolution bits_double bits_recurrent kernel/fixed16_convolution_kernels
        bits_stream kernel/portable/affine_batch
        kernel/portable/convolution kernel/portable/convolution_gradient kernel/portable/depthwise
        kernel/portable/multiply_by_dots_batch kernel/portable/outer_product_of_steps kernel/portable/outer_product_rows
        kernel/portable/sparse_convolution_gradient layer/base/bias_only_recurrent
        layer/base/low_rank_recurrent layer/base/recurrent layer/base/recurrent_adapter network/quantization_report
        network/quantize
        network/stream/streamed_causal_pool network/stream/streamed_recurrent network/stream/streamed_residual
        network/stream/streamed_window network/stream/window_of readme_board storage/stream_section stream
        trainer_batch)
endif()
# Host programs: exceptions, files, a heap.
set(an_operating_system ${nervelet_tests})
list(FILTER an_operating_system INCLUDE REGEX
     "^(examples/(weights|train_csv)/|examples/teach_digits/options_)")
list(TRANSFORM an_operating_system REPLACE "_test$" "")
foreach(reason IN ITEMS more_than_256_KB_of_flash more_than_16_KB_of_RAM an_operating_system)
    foreach(file IN LISTS ${reason})
        string(REPLACE "_" " " words ${reason})
        message(STATUS "Left out on ${nervelet_board}: ${file} needs ${words}")
        list(REMOVE_ITEM nervelet_tests ${file}_test)
    endforeach()
endforeach()

target_compile_definitions(nervelet_doctest INTERFACE
    DOCTEST_CONFIG_NO_POSIX_SIGNALS DOCTEST_CONFIG_NO_MULTITHREADING DOCTEST_CONFIG_COLORS_NONE
    DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
target_compile_options(nervelet_tests_main PRIVATE -Wno-psabi) # its std::vector: a remark on GCC before 7.1

# What a program prints decides: QEMU's exit code alone would not show that the program did not run.
function(nervelet_board_test name program passes)
    add_test(NAME ${name} COMMAND ${program})
    set_tests_properties(${name} PROPERTIES TIMEOUT 600 PASS_REGULAR_EXPRESSION ${passes}
        FAIL_REGULAR_EXPRESSION "stack overflow:") # from toolchains/stack_guard.S
endfunction()

# In C++17 the compiler evaluates the static_asserts for a 32-bit target; once is enough. Elsewhere the language of
# Arduino's mbed boards.
set(CMAKE_CXX_STANDARD 14)
if(nervelet_board STREQUAL "cortex-m4f")
    set(CMAKE_CXX_STANDARD 17)
    set(CMAKE_CXX_EXTENSIONS OFF)
endif()

# One test file: nervelet_board_program(<file without .cpp> [<what else it is compiled with>]).
function(nervelet_board_program file)
    nervelet_program(${file} ${ARGN})
    target_link_options(${program} PRIVATE -s) # the C library's debug information is 3 MB each time
    string(JOIN "." name ${nervelet_board} ${file} ${ARGN})
    nervelet_board_test(${name} ${program} "test cases: +[1-9].*assertions: +[1-9].* 0 failed.*Status: SUCCESS!")
endfunction()

foreach(file IN LISTS nervelet_tests)
    if(file MATCHES "^kernel/helium/" AND NOT file MATCHES "/(int8|fixed16)_test$") # of integers: need not be asked for
        nervelet_board_program(${file} NERVELET_HELIUM_KERNELS)
    else()
        nervelet_board_program(${file})
    endif()
endforeach()

# The inner loops in each of their forms.
if(nervelet_board STREQUAL "cortex-m4f")
    foreach(file IN ITEMS kernel/convolution kernel/portable/affine kernel/portable/dot
                          kernel/portable/multiply_by_dots kernel/portable/subtract_outer_product bits)
        foreach(definition IN ITEMS NERVELET_SHORT_KERNELS NERVELET_UNROLLED_KERNELS)
            nervelet_board_program(${file}_test ${definition})
        endforeach()
    endforeach()
    nervelet_board_program(bits_test NERVELET_PORTABLE_KERNELS) # the switch; kernel/kernels_test compares both forms
endif()

if(nervelet_board STREQUAL "cortex-m55")
    nervelet_board_program(kernel/convolution_test NERVELET_HELIUM_KERNELS)
    nervelet_board_program(kernel/kernels_test NERVELET_HELIUM_KERNELS)
endif()

# A function, so that its variables do not reach the programs above.
function(nervelet_bits_without_fpu)
    string(REPLACE "-mfloat-abi=hard" "-mfloat-abi=soft" CMAKE_CXX_COMPILER_ARG1 "${CMAKE_CXX_COMPILER_ARG1}")
    string(APPEND nervelet_board .soft)
    add_subdirectory(boards/bits bits_soft)
endfunction()
add_subdirectory(boards/bits bits)
if(CMAKE_CXX_COMPILER_ARG1 MATCHES "-mfloat-abi=hard")
    nervelet_bits_without_fpu()
endif()
