# What one checkout has compiled, the next one takes from ccache, in the user's cache folder.
#
# Paths inside the checkout count as relative, so that two checkouts share; the result is the same bits.
# Emscripten's em++ starts its own compiler and is told to put ccache before that one.

find_program(FOLKMOOT_CCACHE ccache)
mark_as_advanced(FOLKMOOT_CCACHE)
if(FOLKMOOT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1)
    if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
        list(APPEND CMAKE_CXX_COMPILER_LAUNCHER EM_COMPILER_WRAPPER=${FOLKMOOT_CCACHE})
    else()
        list(APPEND CMAKE_CXX_COMPILER_LAUNCHER ${FOLKMOOT_CCACHE})
    endif()
endif()
