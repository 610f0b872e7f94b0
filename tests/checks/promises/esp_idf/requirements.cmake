# Part of nervelet. MIT licence, the nervelet authors.
# A stand-in for how ESP-IDF first asks for a component's requirements: its CMakeLists.txt is included by a script, where
# there are no projects and targets, and ends where it registers itself. cmake -DNERVELET_ROOT=... -P requirements.cmake
macro(idf_component_register)
    set_property(GLOBAL PROPERTY registered "${ARGN}")
    return()
endmacro()

function(ask)
    include(${NERVELET_ROOT}/CMakeLists.txt)
endfunction()

set(ESP_PLATFORM 1)
set(CMAKE_BUILD_EARLY_EXPANSION 1)
ask()
get_property(registered GLOBAL PROPERTY registered)
if(NOT registered MATCHES "^INCLUDE_DIRS;")
    message(FATAL_ERROR "registered: '${registered}'")
endif()
