# Part of nervelet. MIT licence, the nervelet authors.
#
# Writes the whole library as one header, for IDEs and pages that take a single file: the same bytes on every machine.
#     cmake [-DOUTPUT=nervelet_single.hpp] -P toolchains/single_header.cmake
# Each header comes once, behind those that it includes, without its guard; the headers of the standard library come
# once, at the top. A header that another one includes under a condition comes without it: each compiles alone, on every
# processor.
cmake_minimum_required(VERSION 3.18)
if(NOT OUTPUT)
    set(OUTPUT nervelet_single.hpp)
endif()
get_filename_component(OUTPUT ${OUTPUT} ABSOLUTE)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)

# Splits the first line off the variable that is called name.
macro(take_line name line)
    string(FIND "${${name}}" "\n" length)
    string(SUBSTRING "${${name}}" 0 ${length} ${line})
    math(EXPR length "${length} + 1")
    string(SUBSTRING "${${name}}" ${length} -1 ${name})
endmacro()

# read(<file> <variable>): its text, with the line ends of Unix.
function(read file variable)
    file(READ ${file} text)
    string(REPLACE "\r" "" text "${text}")
    set(${variable} "${text}" PARENT_SCOPE)
endfunction()

# add_header(<path below include/>): appends what it includes and then itself to the global properties
#     opening   what comes before the first header of the standard library
#     system    those headers
#     body      the rest
function(add_header header)
    get_property(known GLOBAL PROPERTY known)
    if(header IN_LIST known)
        return()
    endif()
    set_property(GLOBAL APPEND PROPERTY known ${header})

    read(${root}/include/${header} rest)
    if(NOT rest MATCHES "^// Part of nervelet[^\n]*\n#ifndef (NERVELET_[A-Z0-9_]+)\n#define (NERVELET_[A-Z0-9_]+)\n(.*)\n#endif\n$"
       OR NOT CMAKE_MATCH_1 STREQUAL CMAKE_MATCH_2)
        message(FATAL_ERROR "${header} does not begin with its licence and guard, or does not end with #endif.")
    endif()
    set(rest "${CMAKE_MATCH_3}\n")
    get_filename_component(folder ${root}/include/${header} DIRECTORY)
    set(text "")
    set(system)
    set(conditions 0)
    while(NOT rest STREQUAL "")
        take_line(rest line)
        if(line MATCHES "^ *# *include +\"([^\"]+)\"")
            get_filename_component(included ${folder}/${CMAKE_MATCH_1} ABSOLUTE)
            file(RELATIVE_PATH included ${root}/include ${included})
            add_header(${included})
        elseif(line MATCHES "^ *# *include +<([a-z_0-9./]+)>" AND conditions EQUAL 0)
            list(APPEND system ${CMAKE_MATCH_1})
        else()
            if(line MATCHES "^ *# *if")
                math(EXPR conditions "${conditions} + 1")
            elseif(line MATCHES "^ *# *endif")
                math(EXPR conditions "${conditions} - 1")
            endif()
            string(APPEND text "${line}\n")
        endif()
    endwhile()

    set_property(GLOBAL APPEND PROPERTY system ${system})
    get_property(all_system GLOBAL PROPERTY system)
    set(part opening)
    if(all_system)
        set(part body)
    endif()
    if(NOT header STREQUAL "nervelet/nervelet.hpp") # which only includes
        set_property(GLOBAL APPEND_STRING PROPERTY ${part} "\n// ${header}\n\n${text}")
    endif()
endfunction()

add_header(nervelet/nervelet.hpp)
get_property(opening GLOBAL PROPERTY opening)
get_property(system GLOBAL PROPERTY system)
get_property(body GLOBAL PROPERTY body)

list(REMOVE_DUPLICATES system)
list(SORT system)
set(includes "\n")
foreach(header IN LISTS system)
    string(APPEND includes "#include <${header}>\n")
    string(REPLACE "\n#include <${header}>\n" "\n" body "${body}") # under a condition
endforeach()

read(${root}/LICENSE rest)
set(licence "")
while(NOT rest STREQUAL "")
    take_line(rest line)
    string(STRIP "// ${line}" line)
    string(APPEND licence "${line}\n")
endwhile()
read(${root}/library.properties properties)
string(REGEX MATCH "version=([^\n]+)" version "${properties}")
set(version ${CMAKE_MATCH_1})

string(CONCAT text
       "// nervelet ${version} in one header: neural networks whose shape is a type. https://github.com/nervelet/nervelet\n"
       "// Written by toolchains/single_header.cmake; to change something, change it there, in its own header.\n"
       "//\n${licence}#ifndef NERVELET_NERVELET_HPP\n#define NERVELET_NERVELET_HPP\n"
       "${opening}${includes}${body}\n#endif\n")
string(REGEX REPLACE "\n\n\n+" "\n\n" text "${text}")
if(text MATCHES "@[A-Za-z0-9_./+-]+@")
    message(FATAL_ERROR "file(CONFIGURE) would replace ${CMAKE_MATCH_0}.")
endif()
# Unlike file(WRITE) it keeps the line ends on Windows.
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "${text}" @ONLY NEWLINE_STYLE UNIX)
message("${OUTPUT}")
