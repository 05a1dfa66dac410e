/// The brief of a conversation: one page with what people agree on, where they are split, how many
/// took part, how it was counted, what the model says of it, and how to count it again.

#include "core/hash.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"
#include "rooms/paper/parts.hpp"
#include "session/deliberation/question.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using message::Deliberated;
using session::DeliberationDesk;
using session::Session;
using sheet::Kind;
using sheet::Node;

constexpr std::size_t most_agreed = 5, most_split = 4, most_policies = 5, most_rules = 7;

std::string votes_told(const message::StatementSeen& seen) {
    const auto& all = seen.all;
    return of_all(all.agrees, all.votes) + " agree, " + std::to_string(all.disagrees) +
           " disagree: " + in_marks(seen.text);
}

/// "Group A agrees, group B disagrees."
std::string groups_told(const message::StatementSeen& seen) {
    std::vector<std::string> told;
    for (std::size_t g = 0; g < seen.groups.size(); ++g) {
        const auto& votes = seen.groups[g];
        const auto say = 2 * votes.agrees > votes.votes      ? " mostly agrees"
                         : 2 * votes.disagrees > votes.votes ? " mostly disagrees"
                                                             : " is split";
        told.push_back((told.empty() ? "Group " : "group ") + session::group_letter(g) + say);
    }
    return told.empty() ? "" : and_list(told) + ".";
}

Node agreed_on(const Deliberated& found) {
    std::vector<std::string> texts;
    for (const auto s : agreed_statements(found)) {
        if (texts.size() == most_agreed) break;
        texts.push_back(votes_told(found.statements[s]) + ".");
    }
    if (texts.empty()) texts.emplace_back("On no statement do most in every group say the same.");
    return told("brief:agreed",
                found.groups.size() > 1 ? "What most in every group share"
                                        : "What most people share",
                texts);
}

/// Where those who agree and those who disagree are nearest to each other in number.
Node split_on(const Deliberated& found) {
    std::vector<std::uint32_t> split;
    const auto smaller = [&](std::uint32_t s) {
        const auto& all = found.statements[s].all;
        return static_cast<double>(std::min(all.agrees, all.disagrees)) / std::max(1u, all.votes);
    };
    for (std::uint32_t s = 0; s < found.statements.size(); ++s) {
        const auto& seen = found.statements[s];
        if (!seen.left_out && all_groups_say(seen) == 0 && smaller(s) > 0) split.push_back(s);
    }
    std::ranges::stable_sort(split, std::ranges::greater{}, smaller);
    std::vector<std::string> texts;
    for (const auto s : split) {
        if (texts.size() == most_split) break;
        const auto groups = groups_told(found.statements[s]);
        texts.push_back(votes_told(found.statements[s]) + "." +
                        (groups.empty() ? "" : " " + groups));
    }
    if (texts.empty()) texts.emplace_back("On no statement are people split.");
    return told("brief:split", "Where people are split", texts);
}

Node who_took_part(const DeliberationDesk& desk, const Deliberated& found) {
    std::vector<std::string> texts{took_part(desk, found)};
    std::vector<std::string> groups;
    for (std::size_t g = 0; g < found.groups.size(); ++g)
        groups.push_back(session::group_letter(g) + " with " +
                         session::people_words(found.groups[g].people.size()));
    if (found.voters > 0)
        texts.push_back(
            session::people_words(found.voters) + " voted on " +
            std::to_string(found.statements.size()) + " statements" +
            (groups.size() > 1 ? ". Who votes alike falls into groups: " + and_list(groups) : "") +
            ".");
    return told("brief:people", "Who took part", texts);
}

std::optional<Node> policies_chosen(const DeliberationDesk& desk, const Deliberated& found) {
    if (found.chose == 0) return std::nullopt;
    std::vector<std::pair<std::uint32_t, std::string>> all;
    for (const auto& [policy, people] : found.chosen)
        all.emplace_back(people, policy_words(desk, policy));
    std::ranges::stable_sort(all, std::ranges::greater{}, &decltype(all)::value_type::first);
    std::vector<std::string> texts;
    for (const auto& [people, words] : all)
        if (texts.size() < most_policies)
            texts.push_back(of_all(people, found.chose) + ": " + in_marks(words) + ".");
    return told("brief:chosen", "What people would choose", texts);
}

Node how_counted(const DeliberationDesk& desk, const Deliberated& found) {
    std::vector<std::string> texts;
    for (const auto& rule : found.rules) {
        if (rule.levels.empty() || texts.size() == most_rules) continue;
        std::vector<std::string> first;
        for (const auto& policy : rule.levels.front())
            first.push_back(in_marks(policy_words(desk, policy)));
        texts.push_back(rule.label + ", of " + session::people_words(rule.ballots) + ": " +
                        and_list(first) + (first.size() == 1 ? " comes first." : " come first."));
    }
    texts.emplace_back(
        "“Most in every group” means more than half of those of each group who voted "
        "on it.");
    return told("brief:counted", "How it was counted", texts);
}

Node head_of(const Session& session, PaperKept& kept, const std::string& link) {
    const auto& desk = session.deliberation();
    const auto* scenario = desk.scenario();
    const auto& found = *desk.found();
    const bool files = desk.has_files();
    auto head = sheet::group("paper:head");
    auto title = sheet::group("paper:title");
    title.add(sheet::text("paper:kind", "Brief of a conversation", sheet::Tone::strong));
    title.add(sheet::heading("paper:question", 1,
                             files || scenario == nullptr
                                 ? (found.topic.empty() ? "A conversation" : found.topic)
                                 : scenario->question));
    const auto& day = session.paper().day;
    title.add(sheet::text("paper:place", (files || scenario == nullptr
                                              ? std::string("From files that were opened.")
                                              : scenario->title + ". " + scenario->place + ".") +
                                             (day.empty() ? "" : " Printed on " + day + ".")));
    title.add(Node(Kind::sentence, "brief:sentence", agreed_words(desk)));
    head.add(std::move(title));
    if (!link.empty() && !files) head.add(sheet::qr("paper:link", "Take part", link, "", kept.qr));
    return head;
}

Node count_again(const DeliberationDesk& desk, const std::string& link) {
    const auto& found = *desk.found();
    const auto* scenario = desk.scenario();
    std::vector<std::string> texts;
    if (desk.has_files())
        texts.emplace_back("The same files give the same counts on any machine.");
    else
        texts.emplace_back("Saved as a file in the room, the ballots give the same counts on any "
                           "machine, with Folkmoot’s command:");
    auto part = told("paper:again", "How to reproduce it", texts);
    if (!desk.has_files() && scenario != nullptr)
        part.add(sheet::text("paper:command", "folkmoot deliberate " + scenario->name + ".ballots",
                             sheet::Tone::strong));
    std::string cited;
    if (found.fingerprint != 0)
        cited = "The fingerprint of the map of opinions is " + to_hex(found.fingerprint) + ".";
    if (!link.empty() && !desk.has_files()) cited += (cited.empty() ? "" : " ") + link;
    if (!cited.empty()) part.add(sheet::text("paper:cite", cited));
    return part;
}

} // namespace

bool add_deliberation_brief(Node& into, const Session& session, PaperKept& kept) {
    const auto& desk = session.deliberation();
    const auto* found = desk.found();
    const bool talk = found != nullptr && (found->of == Deliberated::Of::ballots ||
                                           found->of == Deliberated::Of::conversation);
    if (!talk) return false;
    const auto link = desk.invitation();
    auto page = sheet::group("paper:page:1", "Brief of a conversation");
    page.add(head_of(session, kept, link));
    auto evidence = sheet::group("brief:evidence");
    if (found->voters > 0) {
        Node map(Kind::chart, "brief:map");
        map.title = map_title(*found);
        map.chart = opinions_chart(*found);
        // Many read a page: nobody's own dot is marked.
        std::erase_if(map.chart->series, [](const auto& series) { return series.key == "you"; });
        map.disabled = true;
        auto& chart = evidence.add(sheet::group("brief:chart"));
        chart.add(std::move(map));
    }
    auto beside = sheet::group("brief:side");
    beside.add(who_took_part(desk, *found));
    if (auto chosen = policies_chosen(desk, *found)) beside.add(std::move(*chosen));
    evidence.add(std::move(beside));
    page.add(std::move(evidence));
    auto columns = sheet::group("brief:columns");
    auto left = sheet::group("brief:side:2"), right = sheet::group("brief:side:3");
    left.add(agreed_on(*found));
    if (const auto sure = policy_sure_words(desk); !sure.empty())
        left.add(told("brief:doubts", "What the model says of what most would choose", {sure}));
    right.add(split_on(*found));
    if (!found->rules.empty()) right.add(how_counted(desk, *found));
    columns.add(std::move(left));
    columns.add(std::move(right));
    page.add(std::move(columns));
    page.add(count_again(desk, link));
    into.add(std::move(page));
    return true;
}

} // namespace folkmoot::rooms
