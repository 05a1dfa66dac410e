#include "rooms/deliberation/parts.hpp"

#include "core/words/numbers.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"
#include "session/trial/edit.hpp"

#include <utility>

namespace folkmoot::rooms {

using sheet::Node;

Node step_heading(std::string_view key, std::string words) {
    constexpr std::uint8_t level = 2;
    return sheet::heading("deliberate:" + std::string(key) + "-title", level, std::move(words));
}

Node part_heading(std::string_view key, std::string words) {
    constexpr std::uint8_t level = 3;
    return sheet::heading("deliberate:" + std::string(key) + "-title", level, std::move(words));
}

Node quiet_text(std::string key, std::string words) {
    return sheet::text(std::move(key), std::move(words), sheet::Tone::quiet);
}

Node table_node(std::string key, std::string title, sheet::Table table) {
    Node node(sheet::Kind::table, std::move(key));
    node.title = std::move(title);
    node.table = std::move(table);
    return node;
}

std::string took_part(const session::DeliberationDesk& desk, const message::Deliberated& found) {
    const bool ballots = found.of == message::Deliberated::Of::ballots;
    const auto people = ballots ? desk.gathered().size() : found.voters;
    return session::people_words(people) + " took part. They do not stand for others.";
}

std::string in_marks(std::string_view words) { return "“" + std::string(words) + "”"; }

std::string of_all(std::uint32_t some, std::uint32_t all) {
    auto words = std::to_string(some) + " of " + std::to_string(all);
    if (all > 0) words += " (" + format_share(static_cast<double>(some) / all, 0) + ")";
    return words;
}

std::string policy_words(const session::DeliberationDesk& desk, const std::string& policy) {
    const auto* known =
        desk.scenario() == nullptr ? nullptr : session::find_policy(*desk.scenario(), policy);
    return known == nullptr ? policy : known->label;
}

std::string and_list(const std::vector<std::string>& words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) list += i + 1 == words.size() ? " and " : ", ";
        list += words[i];
    }
    return list;
}

} // namespace folkmoot::rooms
