#include "rooms/away/card.hpp"

#include "core/hash.hpp"
#include "rooms/away/words.hpp"
#include "rooms/chooser.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/explore/neighbour.hpp"
#include "rooms/nodes.hpp"
#include "rooms/qr.hpp"
#include "rooms/rooms.hpp"
#include "rooms/sheet_json.hpp"
#include "session/chart_data.hpp"
#include "session/cite.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// How many characters each of them may take: a card is read at a glance.
constexpr std::size_t room_for_moved_on_card = 220, room_for_sources_on_card = 160;
/// A longer link is not typed by anybody.
constexpr std::size_t most_of_link = 96;
constexpr std::string_view wait_words =
    "The answer is being worked out: save the picture when it is there.";

std::optional<CardWords> explore_card(const Session& session) {
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) return std::nullopt;
    if (session.stale() || session.preview()) return std::nullopt;
    const auto& main = *results->main;
    CardWords words;
    words.about = scenario->title + ": " + scenario->question;
    words.changes = main.changes;
    words.moved = !results->trial.changed.empty();
    const auto& trial = results->trial;
    const auto* baseline = session::baseline_policy(*scenario, trial);
    // Any other than the usual one is called by its name in the charts already.
    if (baseline != nullptr && session::usual_baseline(*scenario, trial))
        words.baseline = baseline->label;
    const auto* reform = session::find_policy(*scenario, results->trial.reform);
    if (reform != nullptr && baseline != nullptr)
        words.lines.push_back("Compared: “" + reform->label + "” with “" +
                              session::baseline_label(*scenario, trial) + "”.");
    for (auto& line : {what_is_changed(session, room_for_moved_on_card), facts_moved(session),
                       how_sure(session)})
        if (!line.empty()) words.lines.push_back(line);
    std::vector<std::string> sources;
    for (const auto& source : scenario->sources) {
        sources.push_back(source.name + (source.text.empty() ? "" : ": " + source.text));
        while (sources.back().ends_with('.')) sources.back().pop_back();
    }
    const auto listed_sources = listed("Sources: ", sources, room_for_sources_on_card);
    words.made = "A simulation, not a record of what happened. " + place_words(*scenario) +
                 (listed_sources.empty() ? "" : " " + listed_sources) + " Fingerprint " +
                 to_hex(main.fingerprint) + ".";
    if (!is_offered(session)) words.no_link = own_question(session, "this picture");
    return words;
}

std::optional<CardWords> words_of(const Session& session) {
    switch (session.view().room) {
    case session::Room::funding:
        return funding_card(session);
    case session::Room::trial:
        return trial_card(session);
    case session::Room::deliberate:
        return deliberation_card(session);
    case session::Room::explore:
    case session::Room::evidence:
        break;
    }
    return explore_card(session);
}

/// On a card nothing is pressed, opened or saved, nothing is chosen, and no week is on screen.
Node alone(const Node& chart, const CardWords& words) {
    Node node = chart;
    node.children.clear();
    node.help.clear();
    node.words.clear();
    node.title.clear();
    node.busy = false;
    node.disabled = true;
    // A map of places, and bars of them, are coloured by who gains.
    const bool judged =
        node.map ? std::ranges::any_of(node.map->places, [](const auto& p) { return p.value != 0; })
                 : node.chart && node.chart->look == "gains";
    if (judged) node.options = {{"better", "gains"}, {"worse", "loses"}};
    if (node.map) node.map->chosen.clear();
    if (!node.chart) return node;
    auto& drawn = *node.chart;
    drawn.now = -1;
    drawn.keys.clear();
    drawn.chosen.clear();
    // Many see it: nobody's own dot is marked.
    if (drawn.look == "opinions")
        std::erase_if(drawn.series, [](const auto& series) { return series.key == "you"; });
    for (auto& series : drawn.series)
        if (series.key == "baseline" && !words.baseline.empty() && series.words != words.baseline)
            series.words += ": " + words.baseline;
    if (words.moved)
        for (auto& series : drawn.series)
            if (series.key == "reform" && drawn.look != "histogram")
                series.words += ", with what is changed below";
    return node;
}

/// What a chart is of, without what was moved, which stands below it.
std::string what_it_is_of(const Node& chart, const CardWords& words) {
    auto of = chart.words;
    const auto changes = ";" + words.changes;
    if (const auto at = of.find(changes); !words.changes.empty() && at != of.npos)
        of.erase(at, changes.size());
    return of;
}

/// The site's address, as somebody types it.
std::string site_of(std::string link) {
    link.erase(std::min(link.find('#'), link.size()));
    constexpr std::string_view page = "index.html";
    if (link.ends_with(page)) link.erase(link.size() - page.size());
    return link;
}

void add_link(Node& card, const std::string& link) {
    sheet::QrKept once;
    auto code = sheet::qr("card:qr", "Open this result", link, "", once);
    const bool codes = !code.modules.empty();
    card.add(sheet::text("card:link",
                         link.size() <= most_of_link ? "Open this result: " + link
                         : codes ? "The code opens this result. Folkmoot is at " + site_of(link)
                                 : "The link to this result is too long to be printed. "
                                   "Folkmoot is at " +
                                       site_of(link)));
    if (codes) card.add(std::move(code));
}

} // namespace

void offer_picture(Node& chart) {
    chart.add(
        sheet::button(std::string(picture_prefix) + chart.key, std::string(save_picture_words)));
}

std::optional<Node> card_of(const Session& session, const Node& chart, const CardAsked& asked) {
    const auto words = words_of(session);
    if (!words) return std::nullopt;
    auto card = sheet::group("card");
    const auto add = [&](std::string key, std::string text, Tone tone = Tone::plain) {
        if (!text.empty()) card.add(sheet::text(std::move(key), std::move(text), tone));
    };
    add("card:about", words->about, Tone::quiet);
    add("card:title", chart.title, Tone::strong);
    const bool lives = chart.chart && chart.chart->look == "lives";
    add("card:finding", lives ? life_words(session) : chart.map ? chart.words : chart.help);
    if (!chart.map) add("card:of", what_it_is_of(chart, *words), Tone::quiet);
    auto node = alone(chart, *words);
    if (asked.paint != nullptr && !asked.paint(session, node)) return std::nullopt;
    card.add(std::move(node));
    for (std::size_t i = 0; i < words->lines.size(); ++i)
        add("card:line:" + std::to_string(i), words->lines[i]);
    add("card:made",
        std::string(session::engine_words()) + (asked.day.empty() ? "" : ", " + asked.day) + ". " +
            words->made,
        Tone::quiet);
    add("card:no-link", words->no_link, Tone::strong);
    const auto link = words->link.value_or(asked.link);
    if (!link.empty() && words->no_link.empty()) add_link(card, link);
    return card;
}

void save_card(Session& session, const CardAsked& asked) {
    Kept once;
    const auto sheet = sheet_of(session, once);
    const auto* chart = sheet::find(sheet, asked.chart);
    // What is on screen may have changed since it was pressed.
    const bool there = chart != nullptr &&
                       sheet::find(sheet, std::string(picture_prefix) + asked.chart) != nullptr;
    const auto card = there ? card_of(session, *chart, asked) : std::nullopt;
    if (!card) return session.act("save-card", std::string(wait_words));
    const auto text = sheet::to_json(*card);
    session.act("save-card", session::file_name(chart->title, "png"), {text.begin(), text.end()});
}

void use_picture(Session& session, const Node& button) {
    session.ask_picture(button.key.substr(picture_prefix.size()));
}

} // namespace folkmoot::rooms
