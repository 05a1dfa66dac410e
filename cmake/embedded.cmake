# What the screen carries within itself: shaders and the typeface, as generated headers.

set(embedded ${PROJECT_BINARY_DIR}/embedded)

file(GLOB shader_sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/shaders/*.vert ${PROJECT_SOURCE_DIR}/shaders/*.frag)
add_custom_command(
    OUTPUT ${embedded}/folkmoot_shaders.hpp
    COMMAND ${CMAKE_COMMAND} -DHEADER=${embedded}/folkmoot_shaders.hpp
        -DFOLDER=${PROJECT_SOURCE_DIR}/shaders -P ${PROJECT_SOURCE_DIR}/cmake/shaders.cmake
    DEPENDS ${shader_sources} ${PROJECT_SOURCE_DIR}/cmake/shaders.cmake
    COMMENT "Embedding shaders" VERBATIM)

# Debian's fonttools belong to Debian's Python, which need not be the first one on the PATH.
find_program(FOLKMOOT_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
set(inter /usr/share/fonts/opentype/inter)
if(NOT EXISTS ${inter}/Inter-Regular.otf)
    message(FATAL_ERROR "The typeface Inter was not found: run ./emsdk-setup.sh first.")
endif()
add_custom_command(
    OUTPUT ${embedded}/folkmoot_fonts.hpp
        ${embedded}/inter-regular.woff2 ${embedded}/inter-semibold.woff2
    COMMAND ${FOLKMOOT_PYTHON} ${PROJECT_SOURCE_DIR}/cmake/fonts.py ${embedded}
        ${inter}/Inter-Regular.otf ${inter}/Inter-SemiBold.otf
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/fonts.py
    COMMENT "Cutting the typeface to size" VERBATIM)

add_custom_target(folkmoot-embedded DEPENDS
    ${embedded}/folkmoot_shaders.hpp ${embedded}/folkmoot_fonts.hpp)
