#include "cli/commands.hpp"
#include "cli/surface.hpp"

int main(int argc, char** argv) { return folkmoot::cli::main_with(argc, argv); }
