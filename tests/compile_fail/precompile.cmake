# Part of nervelet. MIT licence, the nervelet authors.
#
# Compiles the library once for all cases of one compiler, which spend most of their time on reading it:
#   cmake -DCOMPILER=g++ -DFOLDER=precompiled -DINCLUDE=../../include -DSTANDARD=c++17 -P precompile.cmake
# FOLDER is then for run.cmake, whose options are the same. It finds there library.pch of Clang, or library.hpp of GCC, which
# takes library.hpp.gch beside it instead: so each says as many lines as without.

foreach(argument COMPILER FOLDER INCLUDE STANDARD)
    if(NOT ${argument})
        message(FATAL_ERROR "precompile.cmake: -D${argument}=... is missing")
    endif()
endforeach()

file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER})
execute_process(COMMAND ${COMPILER} --version OUTPUT_VARIABLE version)
if(version MATCHES "clang")
    set(files ${INCLUDE}/nervelet/nervelet.hpp -o ${FOLDER}/library.pch)
else()
    file(WRITE ${FOLDER}/library.hpp "#include <nervelet/nervelet.hpp>\n")
    set(files ${FOLDER}/library.hpp -o ${FOLDER}/library.hpp.gch)
endif()
execute_process(
    COMMAND ${COMPILER} -std=${STANDARD} -Wall -Wextra -I${INCLUDE} -x c++-header ${files}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 0 OR NOT output STREQUAL "")
    message(FATAL_ERROR "${COMPILER} does not precompile the library silently:\n${output}")
endif()
