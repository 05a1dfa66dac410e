# Header libraries, as targets whose headers give no warnings.
#
# Native builds take them from the system. For WebAssembly the set-up script makes a folder that
# holds these libraries and nothing else: the system's include path as a whole would let the
# wrong C library in.

include(cache)

function(folkmoot_header_library name header)
    string(TOUPPER "${name}_include_dir" variable)
    find_path(${variable} ${header}
        HINTS ${FOLKMOOT_HEADERS} ENV CPLUS_INCLUDE_PATH
        PATH_SUFFIXES eigen3
        NO_CMAKE_FIND_ROOT_PATH)
    if(NOT ${variable})
        message(FATAL_ERROR "${header} was not found: run ./emsdk-setup.sh first.")
    endif()
    mark_as_advanced(${variable})
    add_library(${name} INTERFACE IMPORTED GLOBAL)
    target_include_directories(${name} SYSTEM INTERFACE ${${variable}})
endfunction()

folkmoot_header_library(eigen Eigen/Core)
# Eigen adds up in an order that follows the machine's vector width and caches, unless it is told not to:
# the same trial would differ in its last digits from machine to machine.
target_compile_definitions(eigen INTERFACE EIGEN_DONT_VECTORIZE EIGEN_NO_CPUID
    EIGEN_DEFAULT_L1_CACHE_SIZE=32768 EIGEN_DEFAULT_L2_CACHE_SIZE=262144
    EIGEN_DEFAULT_L3_CACHE_SIZE=2097152)
folkmoot_header_library(cereal cereal/cereal.hpp)
folkmoot_header_library(json nlohmann/json.hpp)
# Whole numbers and fractions of any size.
folkmoot_header_library(boost boost/multiprecision/cpp_int.hpp)
# Older releases build on what C++17 took away, and the C++ library of the browser build has no more.
target_compile_definitions(boost INTERFACE BOOST_NO_CXX98_FUNCTION_BASE)
folkmoot_header_library(cli11 CLI/CLI.hpp)
folkmoot_header_library(doctest doctest/doctest.h)

# QR codes: compiled here on every platform, so that all draw the same. It is written in what C and C++ share,
# and half as large as its sister in C++.
if(NOT EXISTS "${FOLKMOOT_QRCODEGEN}/qrcodegen.c")
    message(FATAL_ERROR "The QR code library is not there yet: run ./emsdk-setup.sh first.")
endif()
set_source_files_properties(${FOLKMOOT_QRCODEGEN}/qrcodegen.c PROPERTIES LANGUAGE CXX)
add_library(qrcodegen STATIC ${FOLKMOOT_QRCODEGEN}/qrcodegen.c)
target_include_directories(qrcodegen SYSTEM PUBLIC ${FOLKMOOT_QRCODEGEN})
target_compile_options(qrcodegen PRIVATE -w)
set_target_properties(qrcodegen PROPERTIES UNITY_BUILD OFF)
if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
    target_compile_options(qrcodegen PRIVATE -Oz -DNDEBUG)
endif()

find_package(Threads REQUIRED)
