# Script: writes a model's README as a C++ header.
#   cmake -DHEADER=readme.hpp -DREADME=README.md -DNAME=general_practice -P cmake/readme.cmake
file(READ ${README} text)
file(WRITE ${HEADER}
"#pragma once
// Written by cmake/readme.cmake from the model's README.md.
#include <string_view>
namespace folkmoot::readmes {
inline constexpr std::string_view ${NAME} = R\"readme(${text})readme\";
} // namespace folkmoot::readmes
")
