#include "rooms/trial/parts.hpp"

#include "rooms/explore/charts.hpp"
#include "rooms/nodes.hpp"

#include <utility>

namespace folkmoot::rooms {

using sheet::Kind;
using sheet::Node;

Node trial_heading(std::string_view part, std::string words) {
    constexpr std::uint8_t level = 2;
    return sheet::heading("trial:" + std::string(part) + "-title", level, std::move(words));
}

std::string with_term(std::string_view plain, std::string_view term) {
    while (plain.ends_with('.')) plain.remove_suffix(1);
    std::string words(plain);
    if (!term.empty()) words += " (" + std::string(term) + ")";
    return words.empty() ? words : words + ".";
}

std::string weeks_in_words(std::uint32_t weeks) {
    return std::to_string(weeks) + (weeks == 1 ? " week" : " weeks");
}

void add_troubles(Node& part, std::string_view key, const std::vector<message::Problem>& problems) {
    for (std::size_t i = 0; i < problems.size(); ++i) {
        const auto& [where, text] = problems[i];
        Node notice(Kind::notice, std::string(key) + ":" + std::to_string(i),
                    where.empty() || text.starts_with(where) ? text : where + ": " + text);
        notice.tone = sheet::Tone::problem;
        notice.live = true;
        part.add(std::move(notice));
    }
}

void add_notes(Node& part, const std::string& key, const std::vector<std::string>& notes,
               sheet::Tone tone) {
    for (std::size_t i = 0; i < notes.size(); ++i)
        part.add(sheet::text(key + ":" + std::to_string(i), notes[i], tone));
}

Node words_table(const std::string& key, std::string title, const session::Table& table,
                 std::size_t first_number, std::size_t past_number) {
    Node node(Kind::table, key);
    node.title = std::move(title);
    auto made = table_of(table, key);
    for (std::size_t i = 0; i < made.columns.size(); ++i)
        made.columns[i].numeric = i >= first_number && i < past_number;
    node.table = std::move(made);
    return node;
}

Node trial_slider(std::string key, SliderWords told, double value, SliderRange range) {
    Node node(Kind::slider, std::move(key), std::move(told.words), std::move(told.help));
    node.value = value;
    node.value_words = std::move(told.value);
    node.low = range.low;
    node.high = range.high;
    node.step = range.step;
    node.usual = told.usual;
    if (told.usual != value && !told.usual_words.empty())
        node.usual_words = "At first: " + told.usual_words;
    return node;
}

} // namespace folkmoot::rooms
