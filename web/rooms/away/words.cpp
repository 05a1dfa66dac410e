#include "rooms/away/words.hpp"

#include "core/words/values.hpp"
#include "session/trial/edit.hpp"

namespace folkmoot::rooms {

using session::Session;

std::vector<std::string> as_fits(const std::vector<std::string>& texts, std::size_t characters) {
    std::vector<std::string> taken;
    std::size_t used = 0;
    for (const auto& text : texts) {
        used += text.size();
        if (!taken.empty() && used > characters) break;
        taken.push_back(text);
    }
    return taken;
}

std::string listed(std::string begin, const std::vector<std::string>& all, std::size_t characters) {
    if (all.empty()) return {};
    const auto taken = as_fits(all, characters);
    for (std::size_t i = 0; i < taken.size(); ++i) begin += (i == 0 ? "" : "; ") + taken[i];
    const auto more = all.size() - taken.size();
    if (more > 0) begin += "; and " + std::to_string(more) + " more";
    return begin + (begin.ends_with('.') ? "" : ".");
}

std::string what_is_changed(const Session& session, std::size_t characters) {
    return listed("What is changed: ",
                  session::changes_in_words(*session.scenario(), session.shown()->trial,
                                            message::Kind::lever),
                  characters);
}

std::string facts_moved(const Session& session) {
    const auto facts =
        session::changes_in_words(*session.scenario(), session.trial(), message::Kind::assumption);
    if (facts.empty()) return {};
    return "Changed here, for both: " + facts.front() +
           (facts.size() > 1 ? "; and " + std::to_string(facts.size() - 1) + " more." : ".");
}

std::string how_sure(const Session& session) {
    const auto sure = session.confidence();
    if (sure.words.empty() || sure.runs <= 1) return {};
    return words::capitalised(sure.words) + " in " + std::to_string(sure.agree) + " of " +
           std::to_string(sure.runs) +
           " runs. Each run has other chance events, and assumptions drawn from their ranges.";
}

std::string own_question(const Session& session, std::string_view what) {
    return "The question is somebody’s own and in no link: its file “" + session.scenario()->name +
           ".json” goes with " + std::string(what) + ".";
}

} // namespace folkmoot::rooms
