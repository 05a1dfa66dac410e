#include "rooms/explore/statement.hpp"

#include "core/hash.hpp"
#include "core/words/numbers.hpp"
#include "rooms/nodes.hpp"

#include <algorithm>

namespace folkmoot::rooms {

using session::Reproduction;
using session::Session;
using sheet::Kind;
using sheet::Tone;

Certainty certainty(const Session& session) {
    const auto c = session.confidence();
    if (session.shown() == nullptr) return {};
    if (session.preview()) {
        const std::string people =
            "From " + format_number(message::quick_population, 0) + " people";
        return {people + ", on today’s full values; the full answer is coming", people, 0};
    }
    if (session.stale() && !session.held())
        return {"From before your change", "From before your change", 0};
    if (c.runs >= c.wanted) return {"", "", 1};
    const auto runs = std::to_string(c.runs) + " of " + std::to_string(c.wanted) + " runs";
    return {"Checking how sure this is: " + runs, runs,
            static_cast<double>(c.runs) / std::max(1u, c.wanted)};
}

Badge badge(const Session& session) {
    constexpr std::size_t digits_shown = 8;
    const auto* results = session.shown();
    std::string print, full;
    if (results != nullptr && results->main && !session.preview()) {
        const auto digits = to_hex(results->main->fingerprint);
        print = digits.substr(0, digits_shown);
        full = " In full: " + digits + ".";
    }
    const std::string why = "The fingerprint of every number in this result. Anyone who runs the "
                            "same settings gets the same one, on any machine.";
    switch (session.reproduction()) {
    case Reproduction::exact:
        return {"Reproduced exactly  " + print,
                why + " This device has just computed the result again: the same bits." + full,
                Tone::good, true};
    case Reproduction::differs:
        return {"Differs from the original  " + print,
                why +
                    " This result is not the one that the link or the page expected: the scenario "
                    "or the engine has changed since." +
                    full,
                Tone::bad, false};
    case Reproduction::checking:
        return {"Recomputing to check…", why, Tone::quiet, false};
    case Reproduction::unasked:
        break;
    }
    return {print.empty() ? "" : "Fingerprint " + print, why + full, Tone::quiet, false};
}

std::string sentence_shown(const Session& session) {
    const auto words = session.sentence();
    if (!words.empty()) return words;
    return session.failed() ? "There is no answer for these settings."
                            : "Working out the first answer…";
}

sheet::Node statement(const Session& session) {
    auto part = sheet::group("statement");
    if (const auto* scenario = session.scenario())
        part.add(sheet::heading("question", 1, scenario->question));

    sheet::Node sentence(Kind::sentence, "sentence", sentence_shown(session));
    sentence.live = true;
    const bool none = session.shown() == nullptr && session.failed();
    sentence.busy = (session.stale() && !none) || session.preview();
    if (session.stale()) sentence.tone = Tone::quiet;
    part.add(std::move(sentence));

    const auto seal = badge(session);
    if (!seal.words.empty()) {
        auto& node = part.add(sheet::text("badge", seal.words, seal.tone));
        node.help = seal.help;
        if (seal.check) node.live = true;
    }
    const auto sure = certainty(session);
    const double progress = session.progress();
    const double share = progress >= 0 ? progress : sure.share;
    if (!sure.words.empty()) {
        sheet::Node node(Kind::progress, "certainty", sure.words);
        node.value_words = sure.brief;
        if (share > 0) node.value = share;
        part.add(std::move(node));
    }
    constexpr double long_wait = 2000; // milliseconds
    if (const double waited = session.waited(); waited >= long_wait) {
        const auto seconds = static_cast<long>(waited / 1000);
        sheet::Node node(Kind::progress, "working",
                         "Working it out: " + std::to_string(seconds) + " seconds so far.");
        if (progress >= 0) node.value = progress;
        node.add(sheet::button("button:stop", "Stop"));
        part.add(std::move(node));
    }
    if (session.scenario() != nullptr)
        part.add(sheet::button("button:evidence", "Where these numbers come from",
                               "How the model works, what is assumed, and the sources"));
    return part;
}

} // namespace folkmoot::rooms
