# Script: writes the shaders as a C++ header.
#   cmake -DHEADER=folkmoot_shaders.hpp -DFOLDER=shaders -P cmake/shaders.cmake
file(GLOB shaders ${FOLDER}/*.vert ${FOLDER}/*.frag)
list(SORT shaders)
string(CONCAT text
    "#pragma once\n// Written by cmake/shaders.cmake from shaders/.\n"
    "#include <string_view>\nnamespace folkmoot::shaders {\n")
foreach(shader IN LISTS shaders)
    cmake_path(GET shader STEM stem)
    cmake_path(GET shader EXTENSION extension)
    string(REPLACE "." "_" extension "${extension}")
    file(READ ${shader} source)
    string(APPEND text
        "inline constexpr std::string_view ${stem}${extension} = R\"glsl(${source})glsl\";\n")
endforeach()
string(APPEND text "}  // namespace folkmoot::shaders\n")
file(WRITE ${HEADER} "${text}")
