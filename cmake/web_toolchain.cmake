# The WebAssembly toolchain: Emscripten where emsdk-setup.sh put it or found it.

include(${CMAKE_CURRENT_LIST_DIR}/cache.cmake)
if(NOT FOLKMOOT_EMSCRIPTEN)
    message(FATAL_ERROR "There is no WebAssembly toolchain yet: run ./emsdk-setup.sh first.")
endif()
include(${FOLKMOOT_EMSCRIPTEN}/cmake/Modules/Platform/Emscripten.cmake)
