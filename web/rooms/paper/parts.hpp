#pragma once

/// Parts of papers. A node of key "paper:page:N" is a page: who draws it keeps it on one.

#include "rooms/away/words.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/paper/paper.hpp"
#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

/// A step of the tour, as it is asked and answered on paper.
struct PaperStep {
    std::size_t number = 0; ///< from 1
    std::string text;       ///< as the tour has it
    std::string outcome;    ///< what it looks at, with its unit: "Wait, days"; empty: nothing
    std::string outcome_key;
    std::string tried; ///< "“Who pays”: the home area"; empty: it only looks
    std::string question, answer;
    bool guessed = false; ///< the step asks for a guess: its text says what comes out
    bool differs = true;  ///< what is tried is not what the baseline does already
};
[[nodiscard]] std::vector<PaperStep> paper_steps(const session::Session& session);

/// Who gains most and who loses most by an outcome, among the groups of one breakdown.
struct PaperGain {
    std::string what;          ///< "Wait, by age"
    std::string better, worse; ///< "85+: 2.1 days less"; "nobody"
};
/// At most `most`, those that the scenario's charts show before others.
[[nodiscard]] std::vector<PaperGain> paper_gains(const session::Session& session, std::size_t most);

/// Names of both policies: of the baseline, and of the reform with what was moved.
struct PaperNames {
    std::string baseline, reform;
};
[[nodiscard]] PaperNames paper_names(const session::Session& session);

/// "And 7 more, in the room Evidence."; empty if there are none.
[[nodiscard]] std::string and_more(std::size_t more, std::string_view where = "the room Evidence");

/// As many sentences from the first on.
[[nodiscard]] std::string first_sentences(std::string_view text, std::size_t count);

/// What the model says of itself in short, a paragraph each; none while that is not known.
[[nodiscard]] std::vector<std::string> in_short(const session::Session& session);

/// A source in a line: "Payments: NHS Digital, 2022/23".
[[nodiscard]] std::vector<std::string> source_lines(const message::Scenario& scenario);

/// A group of a title and texts.
[[nodiscard]] sheet::Node told(std::string key, std::string title,
                               const std::vector<std::string>& texts);

/// As many of a list's lines as have `characters` together, and how many are left and where.
[[nodiscard]] sheet::Node shortened(const std::string& key, const std::string& title,
                                    const std::vector<std::string>& lines, std::size_t characters,
                                    std::string_view where = "the room Evidence");

/// What stands at the top of a paper: its kind, its title, where and when, and the way to it.
struct PaperTop {
    std::string kind, title, place;
};
[[nodiscard]] sheet::Node paper_head(const session::Session& session, PaperKept& kept,
                                     PaperTop top);
/// The same of the question that is open.
[[nodiscard]] sheet::Node paper_head(const session::Session& session, PaperKept& kept,
                                     std::string kind);

/// The address of what the paper shows; empty while it is not known.
[[nodiscard]] std::string paper_link(const session::Session& session);

/// The command and the reference that bring anybody to the same numbers.
[[nodiscard]] sheet::Node again(const session::Session& session);
/// The same with a command and a reference of a lab's; an empty one is left out. `first`: what is
/// said before them.
[[nodiscard]] sheet::Node again(const session::Session& session,
                                const std::vector<std::string>& first, std::string command,
                                std::string reference);

/// So many lines to write on.
[[nodiscard]] sheet::Node blank(std::string key, std::string words, std::size_t lines);

void add_brief(sheet::Node& into, const session::Session& session, PaperKept& kept);
void add_guide(sheet::Node& into, const session::Session& session, PaperKept& kept);
void add_worksheet(sheet::Node& into, const session::Session& session, PaperKept& kept);
/// The brief of the funding lab, and that of the split-test lab; false while there is no answer.
[[nodiscard]] bool add_funding_brief(sheet::Node& into, const session::Session& session,
                                     PaperKept& kept);
[[nodiscard]] bool add_trial_brief(sheet::Node& into, const session::Session& session,
                                   PaperKept& kept);
/// The brief of what is gathered in the room Deliberate; false while nothing is.
[[nodiscard]] bool add_deliberation_brief(sheet::Node& into, const session::Session& session,
                                          PaperKept& kept);

} // namespace folkmoot::rooms
