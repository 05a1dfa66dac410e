/// Reads links that nobody would make. Whatever the bytes: no crash, a reason for every refusal,
/// and a link that is read gives exactly itself when it is made again.

#include "engine/settings.hpp"
#include "models/general_practice/practice.hpp"
#include "scenario/link/link.hpp"
#include "scenario/link/share_code.hpp"

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

/// Whatever an address says: only what a setting may be is left of it.
void check_address(std::string_view fragment) {
    const std::string names[] = {"virtual-gp", "peeking"};
    const Asked asked = read_link(fragment, names);
    for (const auto* values : {&asked.state.shared, &asked.state.changed})
        for (const auto& [key, value] : *values) {
            const auto* field = find_field(key);
            must(field != nullptr && allowed(*field, value));
        }
    for (const LeftOut& each : asked.left_out) must(!each.why.empty());
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace folkmoot;
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    check_reading(input);
    check_address(input);
    check_address("scenario=virtual-gp&" + std::string(input));
    check_address(seal_share(input));
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
