/// Takes up runs from snapshots that nobody has put away. Whatever the bytes behind a checksum that
/// fits: no crash, a reason for every refusal, and a run that is taken up loses nobody and no
/// pound.

#include "analysis/hostile_snapshot.hpp"

#include <cstdlib>

namespace folkmoot {

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void check(const std::string& content) {
    Result<Resumed> resumed = take_up_again("fuzz", seal_snapshot(content));
    if (!resumed) {
        must(!resumed.problems().empty());
        for (const Problem& problem : resumed.problems()) must(!problem.text().empty());
        return;
    }
    const std::uint32_t start = resumed->run.simulation().week();
    while (!resumed->run.done() && resumed->run.simulation().week() < start + 4)
        resumed->run.step();
    if (resumed->run.simulation().week() > start)
        must(check_conservation(resumed->run.simulation()).empty());
}

/// A sound snapshot with changes: each two bytes of where and two that say what.
std::string changed(std::string content, std::string_view changes) {
    for (; changes.size() >= 4; changes.remove_prefix(4)) {
        const auto byte = [&](std::size_t i) {
            return std::size_t{static_cast<unsigned char>(changes[i])};
        };
        const std::size_t at = (byte(0) << 8 | byte(1)) % content.size();
        if (byte(2) < std::size(hostile_numbers))
            put(content, at, hostile_numbers[byte(2)]);
        else if (byte(2) < 64)
            content.erase(at, byte(3));
        else
            content[at] = changes[3];
        if (content.empty()) break;
    }
    return content;
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace folkmoot;
    static const std::string sound = content_of(village_snapshot(3));
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    if (size > 0 && bytes[0] == 1)
        check(std::string(input));
    else
        check(changed(sound, input.substr(size > 0 ? 1 : 0)));
    return 0;
}
