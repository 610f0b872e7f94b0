# Part of nervelet. MIT licence, the nervelet authors.
#
# Compiles one file that must not compile, and reads what the compiler says:
#   cmake -DCOMPILER=g++ -DSOURCE=zero_units.cpp -DINCLUDE=../../include -DSTANDARD=c++17 -P run.cmake
# Each line "// expect: words" at the top of the file must come back, in one error and in less than 40 lines.
# A file without such a line is the control: it must compile, silently.
# -DPRECOMPILED=FOLDER, made by precompile.cmake with the same compiler and options, saves most of the time and changes
# neither words nor lines. It serves a case that includes the library before anything but headers of the standard library.

foreach(argument COMPILER SOURCE INCLUDE STANDARD)
    if(NOT ${argument})
        message(FATAL_ERROR "run.cmake: -D${argument}=... is missing")
    endif()
endforeach()

set(limit 40)
set(precompiled)
if(PRECOMPILED)
    file(READ ${SOURCE} text)
    if(text MATCHES "^(//[^\n]*\n|#include <[a-z_]+>\n|\n)*#include <nervelet/nervelet\\.hpp>\n")
        set(precompiled -include ${PRECOMPILED}/library.hpp)
        if(EXISTS ${PRECOMPILED}/library.pch)
            set(precompiled -include-pch ${PRECOMPILED}/library.pch)
        endif()
    endif()
endif()
file(STRINGS ${SOURCE} expectations REGEX "^// expect: ")
set(ENV{LC_ALL} C)
execute_process(
    COMMAND ${COMPILER} -std=${STANDARD} -fsyntax-only -Wall -Wextra ${precompiled} -I${INCLUDE} ${SOURCE}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
string(REGEX MATCHALL "\n" lines "${output}")
list(LENGTH lines line_count)
string(REGEX MATCHALL ": (fatal )?error: " errors "${output}")
list(LENGTH errors error_count)
message(STATUS "${line_count} lines, ${error_count} errors")

if(NOT expectations)
    if(NOT result EQUAL 0 OR NOT output STREQUAL "")
        message(FATAL_ERROR "${SOURCE} is right, but ${COMPILER} does not take it silently:\n${output}")
    endif()
    return()
endif()

if(result EQUAL 0)
    message(FATAL_ERROR "${SOURCE} is wrong, but ${COMPILER} compiles it. ${output}")
endif()
foreach(expectation IN LISTS expectations)
    string(REPLACE "// expect: " "" words "${expectation}")
    string(FIND "${output}" "${words}" place)
    if(place EQUAL -1)
        message(FATAL_ERROR "${COMPILER} does not say \"${words}\", but:\n${output}")
    endif()
endforeach()
if(NOT error_count EQUAL 1)
    message(FATAL_ERROR "${COMPILER} gives ${error_count} errors for one mistake:\n${output}")
endif()
if(NOT line_count LESS limit)
    message(FATAL_ERROR "${COMPILER} prints ${line_count} lines, expected less than ${limit}:\n${output}")
endif()
