/// Ballots as text: cereal's portable binary in the letters of share codes.

#include "core/bounded_reader.hpp"
#include "core/sealed.hpp"
#include "deliberation/ballot/ballot.hpp"

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include <sstream>

namespace folkmoot::ballot {
namespace {

constexpr std::uint64_t code_version = 1;

} // namespace

std::string seal_ballot(std::string_view content) { return seal(code_version, content); }

std::string encode_ballot(const Ballot& ballot) {
    std::ostringstream content;
    {
        cereal::PortableBinaryOutputArchive archive(content);
        archive(ballot);
    }
    return seal_ballot(std::move(content).str());
}

Result<Ballot> decode_ballot(std::string_view code) {
    const auto content = open_sealed(code, code_version, "code", longest_code);
    if (!content) return content.problems();
    Ballot ballot;
    BoundedReader reader(*content);
    ballot.serialize(reader);
    // What cannot be written again as it was, nobody has written.
    if (!reader.whole() || encode_ballot(ballot) != code)
        return problem_at("code", "the code is whole, but what it holds cannot be read");
    auto problems = problems_of(ballot);
    if (!problems.empty()) return problems;
    return ballot;
}

} // namespace folkmoot::ballot
