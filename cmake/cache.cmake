# Reads what emsdk-setup.sh left in the user's cache folder.
#
# Sets FOLKMOOT_TOOLS (the unpacked tools of this version), FOLKMOOT_EMSCRIPTEN (folder of em++),
# FOLKMOOT_HEADERS, FOLKMOOT_SDL2, FOLKMOOT_IMGUI, FOLKMOOT_QRCODEGEN and FOLKMOOT_NODE_MODULES; none of them
# where the script has not run. A native build wants FOLKMOOT_QRCODEGEN alone.

if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(folkmoot_tools "$ENV{XDG_CACHE_HOME}/folkmoot")
else()
    set(folkmoot_tools "$ENV{HOME}/.cache/folkmoot")
endif()
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/toolchain_version.txt folkmoot_tools_version)
include(${folkmoot_tools}/tools-${folkmoot_tools_version}/tools.cmake OPTIONAL)
