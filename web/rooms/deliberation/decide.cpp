/// Step 4: what is agreed, to be printed and taken away.

#include "core/words/numbers.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using message::Deliberated;
using session::DeliberationDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

std::uint32_t count_on_side(const message::StatementVotes& votes, int side) {
    return side > 0 ? votes.agrees : votes.disagrees;
}

/// "12 of 14 (86%) agree: “Text”, most in each group: A 6 of 7, B 6 of 7."
std::string statement_words(const Deliberated& found, std::uint32_t statement) {
    const auto& seen = found.statements[statement];
    const int side = all_groups_say(seen);
    auto words = of_all(count_on_side(seen.all, side), seen.all.votes) +
                 (side > 0 ? " agree: " : " disagree: ") + in_marks(seen.text);
    if (seen.groups.size() < 2) return words + ".";
    std::vector<std::string> groups;
    for (std::size_t g = 0; g < seen.groups.size(); ++g)
        groups.push_back("group " + session::group_letter(g) + " " +
                         std::to_string(count_on_side(seen.groups[g], side)) + " of " +
                         std::to_string(seen.groups[g].votes));
    return words + ". Most in every group do: " + and_list(groups) + ".";
}

std::string policy_agreed_words(const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    const std::pair<const std::string, std::uint32_t>* most = nullptr;
    bool tied = false;
    for (const auto& each : found.chosen) {
        tied = most != nullptr && each.second == most->second ? true : tied;
        if (most != nullptr && each.second <= most->second) continue;
        most = &each;
        tied = false;
    }
    if (most == nullptr) return {};
    if (tied) return "No policy is chosen by more people than every other one.";
    std::string words = of_all(most->second, found.chose) + " would choose " +
                        in_marks(policy_words(desk, most->first)) + ".";
    bool every_group = found.groups.size() > 1;
    for (const auto& group : found.groups) {
        std::uint32_t chose = 0;
        for (const auto& [policy, people] : group.chose) chose += people;
        const auto those = group.chose.find(most->first);
        if (those == group.chose.end() || 2 * those->second <= chose) every_group = false;
    }
    if (every_group) words += " Most in every group would.";
    return words;
}

void add_files(Node& part, const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    auto& actions = part.add(sheet::group("deliberate:decide-actions"));
    auto print = sheet::button("deliberate:print", "Print this page");
    print.tone = Tone::strong;
    actions.add(std::move(print));
    if (found.of != Deliberated::Of::budget)
        actions.add(sheet::button("deliberate:brief", "Brief, one page",
                                  "What people agree on, where they are split, and how it was "
                                  "counted, with a link and its QR code."));
    if (found.voters > 0)
        actions.add(sheet::button("deliberate:save-polis", "Save as Polis files",
                                  "Four tables that Polis and its tools read."));
    if (!desk.gathered().empty())
        actions.add(sheet::button("deliberate:save-all", "Save the session as a file"));
}

} // namespace

std::string policy_sure_words(const DeliberationDesk& desk) {
    const auto* results = desk.results(desk.most_chosen());
    if (results == nullptr || desk.scenario() == nullptr) return {};
    const auto sentence = results->main->sentence;
    const auto sure = results->confidence(*desk.scenario());
    if (sure.runs < session::deliberation_runs)
        return sentence + " How sure this is, is being worked out…";
    return session::with_confidence(sentence, sure);
}

std::string agreed_words(const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    std::string words;
    const auto agreed = agreed_statements(found);
    if (!agreed.empty()) {
        words = statement_words(found, agreed.front());
    } else if (found.voters > 0) {
        words = found.groups.size() > 1
                    ? "There is no statement yet on which most in every group say the same."
                    : "There is no statement yet on which most say the same.";
    }
    if (const auto policy = policy_agreed_words(desk); !policy.empty())
        words += (words.empty() ? "" : " ") + policy;
    return words;
}

Node deliberate_decide(const DeliberationDesk& desk) {
    auto part = sheet::group("deliberate:decide");
    part.add(step_heading("decide", "4. Decide"));
    const auto* found = desk.found();
    const bool talk = found != nullptr && (found->of == Deliberated::Of::ballots ||
                                           found->of == Deliberated::Of::conversation);
    if (!talk) {
        part.add(quiet_text("deliberate:decide-none",
                            found != nullptr && found->of == Deliberated::Of::budget
                                ? "Which rule spends the budget is yours to decide: step 3 shows "
                                  "what each would fund."
                                : "What is agreed stands here once ballots are gathered."));
        if (found != nullptr && found->of == Deliberated::Of::budget) add_files(part, desk);
        return part;
    }
    const bool ballots = found->of == Deliberated::Of::ballots;
    if (ballots && desk.scenario() != nullptr)
        part.add(sheet::text("deliberate:decide-question", desk.scenario()->question));
    if (!ballots && !found->topic.empty())
        part.add(sheet::text("deliberate:decide-question", found->topic));
    Node sentence(Kind::sentence, "deliberate:agreed", agreed_words(desk));
    sentence.live = true;
    sentence.busy = desk.counting();
    part.add(std::move(sentence));
    if (const auto sure = ballots ? policy_sure_words(desk) : std::string(); !sure.empty()) {
        part.add(part_heading("sure", "What the model says of that policy"));
        const auto runs = desk.results(desk.most_chosen())->confidence(*desk.scenario()).runs;
        part.add(sheet::text("deliberate:sure", sure)).busy = runs < session::deliberation_runs;
        part.add(quiet_text("deliberate:sure-how",
                            "Each run of the model draws other chance events and other values for "
                            "what nobody knows for sure."));
    }
    if (const auto agreed = agreed_statements(*found); agreed.size() > 1) {
        constexpr std::size_t most = 10;
        std::vector<std::string> lines;
        for (std::size_t i = 1; i < std::min(agreed.size(), most); ++i)
            lines.push_back(statement_words(*found, agreed[i]));
        part.add(part_heading("also", "Also agreed"));
        part.add(sheet::list("deliberate:also", lines));
    }
    const auto counted =
        ballots
            ? "Counted from the ballots of " + session::people_words(desk.gathered().size()) + "."
            : "Counted from the votes of " + session::people_words(found->voters) + ".";
    part.add(quiet_text("deliberate:counted",
                        counted + " They are those who took part: they do not stand for others."));
    add_files(part, desk);
    return part;
}

} // namespace folkmoot::rooms
