/// Reads links that nobody would make. Whatever the bytes: no crash, a reason for every refusal,
/// and a link that is read gives exactly itself when it is made again.

#include "scenario/share_code.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace folkmoot {

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void check_reading(std::string_view code) {
    const auto state = decode_share(code);
    if (!state) {
        must(!state.problems().empty());
        for (const Problem& problem : state.problems()) must(!problem.what.empty());
        return;
    }
    must(encode_share(*state) == code);
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace folkmoot;
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    check_reading(input);
    check_reading(seal_share(input)); // past the checksum, which chance would never pass

    Shared state;
    state.scenario = "virtual-gp";
    state.reform = "follows";
    state.view = std::string(input);
    if (size > 0) state.population = 100 + bytes[0];
    const std::string code = encode_share(state);
    const auto back = decode_share(code);
    if (back) must(back->view == state.view && back->population == state.population);
    check_reading(code);
    return 0;
}
