#include "rooms/chooser.hpp"

#include "core/words/number_word.hpp"
#include "core/words/values.hpp"
#include "rooms/nodes.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace folkmoot::rooms {
namespace {

using session::ScenarioCard;
using session::Session;
using sheet::Node;
using sheet::Tone;

std::string lowered(std::string_view words) {
    std::string result(words);
    for (auto& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

/// Whether every word of the search stands somewhere in what is told of it.
bool is_meant(const ScenarioCard& card, const std::string& search) {
    const auto all =
        lowered(card.title + " " + card.question + " " + card.sentence + " " + card.about);
    const auto wanted = lowered(search);
    for (std::size_t at = 0; at < wanted.size();) {
        const auto end = std::min(wanted.find(' ', at), wanted.size());
        if (all.find(wanted.substr(at, end - at)) == all.npos) return false;
        at = end + 1;
    }
    return true;
}

/// For how long one person looks; a lesson takes longer, and its guide says how long.
std::string minutes_words(std::uint32_t minutes) {
    return std::to_string(minutes) + (minutes == 1 ? " minute" : " minutes") + " to try";
}

/// "Virtual GP. 4 minutes to try. The other side: “One marketplace” and “Permission or ratings”."
std::string told_of(const std::vector<ScenarioCard>& cards, const ScenarioCard& card) {
    auto words = card.title + ".";
    if (card.minutes > 0) words += " " + minutes_words(card.minutes) + ".";
    std::string answers;
    for (const auto& name : card.answered_by) {
        const auto other = std::ranges::find(cards, name, &ScenarioCard::name);
        if (other == cards.end()) continue;
        answers += (answers.empty() ? "" : " and ") + ("“" + other->title + "”");
    }
    if (!answers.empty()) words += " The other side: " + answers + ".";
    return words;
}

Node button_of(const Session& session, std::string_view prefix, const ScenarioCard& card,
               std::string words) {
    auto button = sheet::button(std::string(prefix) + card.name, std::move(words), card.sentence);
    const auto* open = session.scenario();
    button.disabled = open != nullptr && open->name == card.name;
    return button;
}

void add_path(Node& part, const Session& session) {
    std::vector<const ScenarioCard*> path;
    std::uint32_t minutes = 0;
    for (const auto& card : session.scenarios()) {
        if (card.first == 0) continue;
        path.push_back(&card);
        minutes += card.minutes;
    }
    if (path.size() < 2) return;
    std::ranges::stable_sort(path, {}, &ScenarioCard::first);
    auto& group = part.add(sheet::group("chooser:path"));
    group.add(sheet::heading("chooser:path-title", 3,
                             "New here? " + words::capitalised(number_word(path.size())) +
                                 " questions in " + number_word(minutes) + " minutes"));
    for (std::size_t i = 0; i < path.size(); ++i)
        group
            .add(button_of(session, open_first_prefix, *path[i],
                           std::to_string(i + 1) + ". " + path[i]->question))
            .help = path[i]->title + ", " + minutes_words(path[i]->minutes);
}

void add_groups(Node& part, const Session& session, const std::vector<const ScenarioCard*>& cards) {
    // A group's place is its own; what is in none comes last.
    std::vector<const ScenarioCard*> sorted = cards;
    std::ranges::stable_sort(sorted, [](const auto* a, const auto* b) {
        const auto place = [](const auto* card) {
            return card->group == 0 ? UINT32_MAX : card->group;
        };
        return place(a) < place(b);
    });
    Node* group = nullptr;
    const ScenarioCard* last = nullptr;
    for (const auto* card : sorted) {
        if (last == nullptr || last->group != card->group) {
            const auto key = "chooser:group:" + std::to_string(card->group);
            group = &part.add(sheet::group(key));
            group->add(sheet::heading(key + ":title", 3,
                                      card->group == 0 ? "Other questions" : card->about));
        }
        group->add(button_of(session, open_prefix, *card, card->question)).picture = card->picture;
        group->add(sheet::text(std::string(told_prefix) + card->name,
                               told_of(session.scenarios(), *card), Tone::quiet));
        last = card;
    }
}

/// The page on which one writes a question of one's own, beginning with the one that is open; and
/// the page that makes the lines with which any of them stands in a page of one's own.
void add_own_pages(Node& part, const Session& session) {
    const auto* open = session.scenario();
    std::string address = "workshop.html";
    if (open != nullptr) address += is_offered(session) ? "#scenario=" + open->name : "#open";
    part.add(sheet::heading("chooser:own-title", 3, "A question of your own"));
    part.add(sheet::text("chooser:own-words",
                         "Put your own town in, change the rules and the words, and try it. "
                         "Nothing leaves this computer."));
    part.add(sheet::link("chooser:own", "Open the workshop", std::move(address)));
    part.add(sheet::link("chooser:embed", "Put a question into a page of yours", "embed.html"));
}

} // namespace

bool is_offered(const Session& session) {
    const auto* open = session.scenario();
    return open == nullptr || session.scenarios().empty() ||
           std::ranges::find(session.scenarios(), open->name, &ScenarioCard::name) !=
               session.scenarios().end();
}

Node chooser(const Session& session) {
    auto part = sheet::disclosure("chooser", "All questions, by what they are about");
    Node find(sheet::Kind::text_field, "chooser:find", "Find a question");
    find.value = session.scenario_search();
    part.add(std::move(find));
    const auto& search = session.scenario_search();
    std::vector<const ScenarioCard*> cards;
    for (const auto& card : session.scenarios())
        if (search.empty() || is_meant(card, search)) cards.push_back(&card);
    if (search.empty()) {
        add_path(part, session);
    } else {
        const auto count = cards.size();
        part.add(sheet::text("chooser:found",
                             count == 0   ? "No question is about that."
                             : count == 1 ? "One is found."
                                          : std::to_string(count) + " are found.",
                             Tone::quiet))
            .live = true;
    }
    add_groups(part, session, cards);
    if (search.empty()) add_own_pages(part, session);
    return part;
}

} // namespace folkmoot::rooms
