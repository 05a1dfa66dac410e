#include "cli/surface.hpp"

int main(int argc, char** argv) {
    folkmoot::cli::Threads threads;
    return folkmoot::cli::main_with(argc, argv, threads);
}
