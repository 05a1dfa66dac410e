#include "bench/bench.hpp"

#include <cstdio>
#include <cstring>
#include <exception>

int main(int count, char** arguments) {
    const bool large = count == 2 && std::strcmp(arguments[1], "--large") == 0;
    if (count > 1 && !large) {
        std::fprintf(stderr, "folkmoot-bench [--large]\n");
        return 2;
    }
    try {
        const nlohmann::ordered_json all{{"trial_data", folkmoot::bench::trial_data()},
                                         {"sheets", folkmoot::bench::sheets()},
                                         {"beside_plain", folkmoot::bench::beside_plain(large)}};
        std::printf("%s\n", all.dump().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
