#pragma once

namespace folkmoot::cli {

/// Reads the command line and does what it says. Exit status: 0 done, 1 bad input, 2 wrong usage;
/// on 1 and 2 nothing is printed on standard output.
int main_with(int argc, char** argv);

}  // namespace folkmoot::cli
