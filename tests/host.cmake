# Part of nervelet. MIT licence, the nervelet authors.
#
# The host's three builds, one ctest for each file and build, so that a failure names the room; and the sweeps.
set(nervelet_strict -ffp-contract=off ${nervelet_warnings})
set(nervelet_includes -I${PROJECT_SOURCE_DIR}/include -I${CMAKE_CURRENT_SOURCE_DIR}
                      -isystem ${nervelet_doctest_include})

# Compiles the given sources with any compiler and flags: nervelet_build(<name> <compiler> SOURCES ... FLAGS ...).
function(nervelet_build name compiler)
    cmake_parse_arguments(PARSE_ARGV 2 build "" "" "SOURCES;FLAGS")
    set(objects)
    foreach(source IN LISTS build_SOURCES)
        file(RELATIVE_PATH room ${CMAKE_CURRENT_SOURCE_DIR} ${source})
        set(object ${CMAKE_CURRENT_BINARY_DIR}/${name}.dir/${room}.o)
        get_filename_component(folder ${object} DIRECTORY)
        file(MAKE_DIRECTORY ${folder})
        add_custom_command(OUTPUT ${object}
            COMMAND ${compiler} ${build_FLAGS} ${nervelet_strict} ${nervelet_includes}
                    -MD -MT ${object} -MF ${object}.d -c ${source} -o ${object}
            DEPENDS ${source} DEPFILE ${object}.d COMMENT "${name}: ${room}" VERBATIM)
        list(APPEND objects ${object})
    endforeach()
    set(program ${CMAKE_CURRENT_BINARY_DIR}/${name})
    add_custom_command(OUTPUT ${program}
        COMMAND ${compiler} ${build_FLAGS} ${objects} $<TARGET_OBJECTS:nervelet_tests_main> -o ${program}
        DEPENDS ${objects} nervelet_tests_main $<TARGET_OBJECTS:nervelet_tests_main>
        COMMENT "${name}" COMMAND_EXPAND_LISTS VERBATIM)
    add_custom_target(build_${name} ALL DEPENDS ${program})
endfunction()

# One ctest for each source: nervelet_run(<label> <program> <source>...). doctest is content with a file whose cases
# were all skipped, or that checks nothing; a test must be able to fail, so that is a failure here.
function(nervelet_run label program)
    foreach(source IN LISTS ARGN)
        file(RELATIVE_PATH room ${CMAKE_CURRENT_SOURCE_DIR} ${source})
        string(REGEX REPLACE "\\.cpp$" "" room ${room})
        add_test(NAME ${label}.${room} COMMAND ${program} --no-colors=true --source-file=*/tests/${room}.cpp)
        set_tests_properties(${label}.${room} PROPERTIES LABELS ${label} TIMEOUT 600
            FAIL_REGULAR_EXPRESSION "test cases: +0 ;assertions: +0 ")
    endforeach()
endfunction()

# 1. C++17, -O2, with the project's compiler.
add_executable(nervelet_tests ${nervelet_test_sources} $<TARGET_OBJECTS:nervelet_tests_main>)
target_link_libraries(nervelet_tests PRIVATE nervelet::reproducible nervelet_doctest)
target_compile_options(nervelet_tests PRIVATE -O2 ${nervelet_warnings})
nervelet_run(cxx17 nervelet_tests ${nervelet_test_sources})

# 2. gnu++14 as Arduino mbed boards have it. Without optimization, where a static member that has no definition is missed.
nervelet_build(nervelet_tests_gnu14 ${CMAKE_CXX_COMPILER} SOURCES ${nervelet_test_sources} FLAGS -std=gnu++14 -O0)
nervelet_run(gnu14 ${CMAKE_CURRENT_BINARY_DIR}/nervelet_tests_gnu14 ${nervelet_test_sources})

# 3. Address and undefined behaviour sanitizers, with Clang if it is there and has them.
set(nervelet_sanitize -fsanitize=address,undefined -fno-sanitize-recover=all)
find_program(NERVELET_CLANG NAMES clang++ clang++-14 clang++-19)
foreach(compiler ${NERVELET_CLANG} ${CMAKE_CXX_COMPILER})
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/sanitize.cpp "int main() { return 0; }\n")
    execute_process(COMMAND ${compiler} ${nervelet_sanitize} sanitize.cpp -o sanitize RESULT_VARIABLE failed
                    WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} OUTPUT_QUIET ERROR_QUIET)
    if(NOT failed)
        message(STATUS "Sanitizers: ${compiler}")
        nervelet_build(nervelet_tests_sanitized ${compiler} SOURCES ${nervelet_test_sources}
                       FLAGS -std=c++17 -O1 -g1 ${nervelet_sanitize})
        nervelet_run(sanitized ${CMAKE_CURRENT_BINARY_DIR}/nervelet_tests_sanitized ${nervelet_test_sources})
        break()
    endif()
endforeach()
if(failed)
    message(WARNING "No compiler with sanitizers was found: the tests run without them.")
endif()

if(nervelet_sweep_sources)
    add_executable(nervelet_sweeps ${nervelet_sweep_sources} $<TARGET_OBJECTS:nervelet_tests_main>)
    target_link_libraries(nervelet_sweeps PRIVATE nervelet::reproducible nervelet_doctest)
    target_compile_options(nervelet_sweeps PRIVATE -O2 ${nervelet_warnings})
    nervelet_run(sweep nervelet_sweeps ${nervelet_sweep_sources})
endif()
