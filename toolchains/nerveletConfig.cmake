# Part of nervelet. MIT licence, the nervelet authors.
# What find_package(nervelet) reads, installed beside nerveletTargets.cmake and the folder toolchains.
include(${CMAKE_CURRENT_LIST_DIR}/nerveletTargets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/toolchains/unoptimized.cmake)
