#pragma once

#include "cli/ensemble/crew.hpp"

namespace folkmoot::cli {

/// Reads the command line and does what it says, what takes long with `crew`. Exit status: 0 done,
/// 1 bad input, 2 wrong usage; on 1 and 2 nothing is printed on standard output.
int main_with(int argc, char** argv, Crew& crew);

}  // namespace folkmoot::cli
