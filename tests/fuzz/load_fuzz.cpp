/// Reads scenarios that nobody would write. Whatever the bytes: no crash, a reason for every
/// refusal, and what was read is the same after it was written and read again.

#include "../scenario/tiny_scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

namespace folkmoot {

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

/// Takes an input apart, byte by byte; at its end everything is 0.
class Input {
public:
    explicit Input(std::string_view bytes) : bytes_(bytes) {}

    bool empty() const { return bytes_.empty(); }
    std::size_t number() {
        if (bytes_.empty()) return 0;
        const auto byte = static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(1);
        return byte;
    }
    std::string_view some(std::size_t count) {
        const std::string_view part = bytes_.substr(0, count);
        bytes_.remove_prefix(part.size());
        return part;
    }
    std::string_view rest() { return some(bytes_.size()); }

private:
    std::string_view bytes_;
};

/// A text with pieces cut out, put in and copied from elsewhere in it.
std::string edited(std::string text, Input& input, std::size_t edits) {
    for (std::size_t i = 0; i < edits && !input.empty() && !text.empty(); ++i) {
        const std::size_t at = (input.number() * 256 + input.number()) % text.size();
        const std::size_t cut = input.number() % 32, copy = input.number() % 64;
        const std::string piece = text.substr(at / 2, copy);
        const std::string_view fresh = input.some(input.number() % 32);
        text.replace(at, cut, copy > 48 ? piece : std::string(fresh));
    }
    return text;
}

void check_reading(const std::string& text, const std::map<std::string, std::string>& data) {
    (void)data_files_named(text);
    const auto scenario = load_scenario("fuzz.json", text, data);
    if (!scenario) {
        must(!scenario.problems().empty());
        for (const Problem& problem : scenario.problems()) must(!problem.what.empty());
        return;
    }
    must(load_scenario("fuzz.json", text, data)->hash == scenario->hash);
    const std::string written = write_scenario(*scenario);
    const auto again = load_scenario("fuzz.json", written, {});
    must(static_cast<bool>(again));
    must(write_scenario(*again) == written);
    must(again->people == scenario->people && again->host == scenario->host);
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace folkmoot;
    Input input(std::string_view(reinterpret_cast<const char*>(bytes), size));
    auto data = tiny_data;
    switch (input.number() % 4) {
    case 0:
        check_reading(std::string(input.rest()), data);
        break;
    case 1:
        check_reading(edited(tiny_scenario, input, 8), data);
        break;
    case 2:
        data["villages.json"] = edited(tiny_villages, input, 8);
        check_reading(tiny_scenario, data);
        break;
    default:
        data["rest.json"] = std::string(input.rest());
        check_reading(replaced(tiny_scenario, "  \"limits\": [\"It is small.\"],",
                               "  \"rest\": {\"from\": \"rest.json\"},"),
                      data);
    }
    return 0;
}
