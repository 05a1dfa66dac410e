/// What a projector shows while people vote: large, and nothing to press but what leads back.

#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"

#include <vector>

namespace folkmoot::rooms {
namespace {

using message::Deliberated;
using session::DeliberationDesk;
using sheet::Kind;
using sheet::Node;

std::string wall_title(const DeliberationDesk& desk) {
    const auto* found = desk.found();
    if (desk.has_files() && found != nullptr)
        return found->topic.empty() ? "Where people stand" : found->topic;
    return desk.scenario() == nullptr ? "Deliberate" : desk.scenario()->question;
}

std::string wall_count_words(const DeliberationDesk& desk) {
    const auto people = desk.gathered().size();
    if (people == 0) return "No ballot yet";
    return people == 1 ? "1 ballot" : session::people_words(people) + " have handed in a ballot";
}

/// "12 of 14 (86%) agree: “Text”".
std::string shared_words(const Deliberated& found, std::uint32_t statement) {
    const auto& seen = found.statements[statement];
    const bool agree = all_groups_say(seen) > 0;
    return of_all(agree ? seen.all.agrees : seen.all.disagrees, seen.all.votes) +
           (agree ? " agree: " : " disagree: ") + in_marks(seen.text);
}

void add_wall_results(Node& part, const Deliberated& found) {
    if (found.voters == 0) return;
    auto& results = part.add(sheet::group("deliberate:wall-results"));
    Node map(Kind::chart, "deliberate:wall-map");
    map.title = map_title(found);
    map.chart = opinions_chart(found);
    // Many read a wall: nobody's own dot is marked.
    std::erase_if(map.chart->series,
                  [](const sheet::Series& series) { return series.key == "you"; });
    map.disabled = true;
    results.add(std::move(map));
    const auto agreed = agreed_statements(found);
    if (agreed.empty()) return;
    constexpr std::size_t most = 4;
    results.add(sheet::heading("deliberate:wall-shared-title", 2,
                               found.groups.size() > 1 ? "What most in every group share"
                                                       : "What most people share"));
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < agreed.size() && i < most; ++i)
        lines.push_back(shared_words(found, agreed[i]));
    results.add(sheet::list("deliberate:wall-shared", lines));
}

/// A question that was guessed at, in the place of opinions.
void add_wall_guess(Node& part, const DeliberationDesk& desk, std::size_t question) {
    auto& results = part.add(sheet::group("deliberate:wall-results"));
    results.add(sheet::heading("deliberate:wall-question", 2,
                               desk.guesses().questions[question].ask.question));
    results.add(class_guesses_chart(desk, question, "deliberate:wall-guess"));
}

/// What leads through the questions that were guessed at.
void add_wall_turns(Node& part, const DeliberationDesk& desk) {
    const auto count = desk.guesses().questions.size();
    if (count == 0 || desk.has_files()) return;
    const auto now = desk.wall_guess();
    auto& turns = part.add(sheet::group("deliberate:wall-turns"));
    if (now) turns.add(open_guess_button(desk, *now));
    turns.add(sheet::button("deliberate:wall-next", !now               ? "What people guessed"
                                                    : *now + 1 < count ? "The next question"
                                                                       : "Back to opinions"));
}

} // namespace

Node deliberate_wall(const DeliberationDesk& desk, sheet::QrKept& codes) {
    auto part = sheet::group("deliberate:wall");
    part.add(sheet::heading("deliberate:title", 1, wall_title(desk)));
    auto& way_in = part.add(sheet::group("deliberate:wall-way-in"));
    if (const auto link = desk.invitation(); !link.empty() && !desk.has_files())
        way_in.add(sheet::qr("deliberate:wall-qr", "Scan this to take part", link, "", codes));
    if (!desk.has_files()) {
        Node count(Kind::sentence, "deliberate:wall-count", wall_count_words(desk));
        count.live = true;
        way_in.add(std::move(count));
    }
    const auto* found = desk.found();
    const auto guess = desk.has_files() ? std::nullopt : desk.wall_guess();
    if (guess)
        add_wall_guess(part, desk, *guess);
    else if (found != nullptr && found->of != Deliberated::Of::budget)
        add_wall_results(part, *found);
    add_wall_turns(part, desk);
    part.add(sheet::button("deliberate:wall-leave", "Leave this view (Escape)")).tone =
        sheet::Tone::quiet;
    return part;
}

} // namespace folkmoot::rooms
