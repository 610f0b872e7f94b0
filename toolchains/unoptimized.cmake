# Part of nervelet. MIT licence, the nervelet authors.
#
# Tells a project that uses nervelet where nothing is optimized: neither a build type nor a flag asks for it. A step on a
# Cortex-M4F then takes 1.6 times (SGD) to 20 times (Adam) the instructions.
get_property(nervelet_is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
get_directory_property(nervelet_options COMPILE_OPTIONS)
if(NOT CMAKE_BUILD_TYPE AND NOT nervelet_is_multi_config AND NOT nervelet_FIND_QUIETLY
   AND NOT "${CMAKE_CXX_FLAGS} ${nervelet_options}" MATCHES "-O[1-3sz]")
    message(NOTICE "nervelet: no CMAKE_BUILD_TYPE was given, so nothing is optimized where no target says -O2 itself.")
endif()
