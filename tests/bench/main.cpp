#include "bench/bench.hpp"

#include <cstdio>
#include <exception>

int main() {
    try {
        const nlohmann::ordered_json all{{"trial_data", folkmoot::bench::trial_data()},
                                         {"sheets", folkmoot::bench::sheets()}};
        std::printf("%s\n", all.dump().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
