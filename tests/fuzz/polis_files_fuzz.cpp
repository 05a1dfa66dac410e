/// Reads conversations that nobody would have. Whatever the bytes: no crash, a reason for every
/// refusal, else an answer in valid JSON; and what is written for other readers reads the same.

#include "deliberation/budget/pb.hpp"
#include "deliberation/polis/files/read.hpp"
#include "deliberation/polis/files/write.hpp"
#include "labs/deliberation/conversation.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void check_problems(const Problems& problems) {
    must(!problems.empty());
    for (const Problem& problem : problems) must(!problem.what.empty());
}

bool same_votes(const polis::Votes& one, const polis::Votes& other) {
    if (one.people() != other.people() || one.statements() != other.statements()) return false;
    for (std::size_t p = 0; p < one.people(); ++p)
        for (std::size_t s = 0; s < one.statements(); ++s)
            if (one.at(p, s) != other.at(p, s)) return false;
    return true;
}

void check_conversation(const std::vector<polis::NamedFile>& files) {
    const auto conversation = polis::read_conversation(files);
    if (!conversation) return check_problems(conversation.problems());
    for (const auto& note : conversation->notes) must(!note.empty());
    const auto told = tell_conversation(*conversation);
    must(nlohmann::json::accept(conversation_json(told)));
    must(!conversation_csv(told).empty());
    const auto written = polis::write_conversation(*conversation, told.analysis.group_of_person());
    const auto again = polis::read_conversation({written[0]});
    must(static_cast<bool>(again));
    // The sign is found from authors: without them votes stay as they are.
    const auto with_all = polis::read_conversation(written);
    must(static_cast<bool>(with_all));
    const bool turned =
        std::any_of(with_all->notes.begin(), with_all->notes.end(), [](const std::string& note) {
            return note.find("turned round") != std::string::npos;
        });
    must(turned || same_votes(with_all->votes, conversation->votes));
}

/// Files made from bytes, so that most of them are read.
std::vector<polis::NamedFile> files_of(std::string_view bytes) {
    std::string votes = "timestamp,datetime,comment-id,voter-id,vote\n";
    std::string comments = "comment-id,author-id,agrees,disagrees,moderated,is-meta,comment-body\n";
    for (std::size_t i = 0; i + 2 <= bytes.size() && i < 400; i += 2) {
        const auto one = static_cast<unsigned char>(bytes[i]),
                   two = static_cast<unsigned char>(bytes[i + 1]);
        votes += std::to_string(two) + ",," + std::to_string(one % 12) + "," +
                 std::to_string(two % 20) + "," + std::to_string(one / 12 % 3 - 1) + "\n";
    }
    const std::string_view text = bytes.substr(0, std::min<std::size_t>(bytes.size(), 40));
    for (int s = 0; s < 12; ++s)
        comments += std::to_string(s) + "," + std::to_string(s % 5) + ",,," +
                    std::to_string(s % 3 - 1) + "," + (s % 4 == 0 ? "true" : "false") +
                    (s == 7 ? "," + std::string(text) : ",Text") + "\n";
    return {{"votes.csv", votes}, {"comments.csv", comments}};
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace folkmoot;
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    check_conversation({{"one.csv", input}});
    const auto half = input.find('\0');
    if (half != std::string::npos)
        check_conversation(
            {{"one.csv", input.substr(0, half)}, {"two.csv", input.substr(half + 1)}});
    check_conversation(files_of(input));
    const auto budget = budget::read_pb("fuzz.pb", input);
    if (!budget) {
        check_problems(budget.problems());
    } else {
        const auto again = budget::read_pb("again.pb", budget::write_pb(*budget));
        must(static_cast<bool>(again));
        must(again->ballots.size() == budget->ballots.size());
    }
    return 0;
}
