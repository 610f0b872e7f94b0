# Part of nervelet. MIT licence, the nervelet authors.
#
# The tests on the host, one ctest for each file, so that a failure names it. Two presets build them: tests (C++17,
# optimized), and tests-sanitized, with Clang's address and undefined behaviour sanitizers, in gnu++14, the language of
# Arduino's mbed boards, and without optimization, where a static member that has no definition is missed. The first of
# them has the sweeps and everything that is no test file as well.
set(NERVELET_TEST_BUILD cxx17 CACHE STRING "What the names of the tests start with: cxx17 or sanitized")
set(NERVELET_TEST_OPTIONS -O2 CACHE STRING "Compiler and linker options of the tests")
set(NERVELET_MODELS "$ENV{NERVELET_MODELS}" CACHE PATH "A folder of real .tflite models with what they must answer")
if(NOT CMAKE_CXX_STANDARD)
    set(CMAKE_CXX_STANDARD 17)
endif()

# So many programs are linked in less than half the time by LLVM's linker.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=lld NERVELET_HAS_LLD)

# doctest is content with a file whose cases were all skipped, or that checks nothing; a test must be able to fail, so
# that is a failure here.
function(nervelet_host_test label file)
    nervelet_program(${file})
    target_compile_options(${program} PRIVATE ${NERVELET_TEST_OPTIONS})
    target_link_options(${program} PRIVATE ${NERVELET_TEST_OPTIONS} $<$<BOOL:${NERVELET_HAS_LLD}>:-fuse-ld=lld>)
    add_test(NAME ${label}.${file} COMMAND ${program} --no-colors=true)
    set_tests_properties(${label}.${file} PROPERTIES LABELS ${label} TIMEOUT 600
        FAIL_REGULAR_EXPRESSION "test cases: +0 ;assertions: +0 ")
    if(NERVELET_MODELS)
        set_tests_properties(${label}.${file} PROPERTIES ENVIRONMENT "NERVELET_MODELS=${NERVELET_MODELS}")
    endif()
endfunction()

foreach(file IN LISTS nervelet_tests)
    nervelet_host_test(${NERVELET_TEST_BUILD} ${file})
endforeach()
if(NOT NERVELET_TEST_BUILD STREQUAL "cxx17")
    return()
endif()

foreach(file IN LISTS nervelet_sweeps)
    nervelet_host_test(sweep ${file})
endforeach()
add_subdirectory(boards)
add_subdirectory(arduino)
add_subdirectory(benchmark)
add_subdirectory(checks)
add_subdirectory(compile_fail)
