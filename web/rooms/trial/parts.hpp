#pragma once

/// The parts of the split-test lab's sheet, a file each, and what they are made of.

#include "rooms/sheet.hpp"
#include "session/chart_data.hpp"
#include "session/cite.hpp"
#include "session/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

/// What a reference to a trial that was run says; card.cpp.
[[nodiscard]] session::Citable trial_reference(const message::Scenario& scenario,
                                               const session::TrialDesk& desk,
                                               const message::TrialRan& ran);

// What it consists of, in reading order.
[[nodiscard]] std::optional<sheet::Node> trial_lesson(const session::TrialDesk& desk);
[[nodiscard]] sheet::Node trial_question(const session::Session& session);
[[nodiscard]] sheet::Node trial_design(const session::Session& session);
[[nodiscard]] sheet::Node trial_size(const session::TrialDesk& desk);
/// `closed`: what is true waits for a guess, and with it all that tells it.
[[nodiscard]] sheet::Node trial_run(const session::TrialDesk& desk, bool closed);
/// In the place of size, run and repeats while nobody gets anything: see TrialDesk::tries_nothing.
[[nodiscard]] sheet::Node trial_waits(const session::TrialDesk& desk);
/// Whether it does: in a lesson about trials, until somebody has guessed or asked to see it.
[[nodiscard]] bool trial_truth_closed(const session::Session& session);
/// False: nothing of the guess is so called.
[[nodiscard]] bool use_trial_guess(session::TrialDesk& desk, std::string_view what);
[[nodiscard]] sheet::Node trial_repeats(const session::TrialDesk& desk);
[[nodiscard]] sheet::Node trial_own(const session::TrialDesk& desk);
[[nodiscard]] sheet::Node trial_plan(const session::TrialDesk& desk);

/// The groups of the design: how large each is, and what is different for the people in it.
void add_trial_groups(sheet::Node& part, const message::Scenario& scenario,
                      const session::TrialDesk& desk);

// Charts, each with its table and a button that saves it (trial:csv:NAME). "gap": bars, of which
// the first and the last are wholes and the others parts. "running": a line with two bands.
// "histogram": columns, "reform" below "baseline"; see sheet::Chart::at.
[[nodiscard]] sheet::Node trial_power_chart(const session::TrialDesk& desk,
                                            const message::TrialSized& sized,
                                            const message::TrialOutcome& outcome);
[[nodiscard]] sheet::Node trial_gap_chart(const message::TrialRan& ran,
                                          const message::TrialOutcome& outcome);
[[nodiscard]] sheet::Node trial_running_chart(const message::TrialRan& ran,
                                              const message::TrialOutcome& outcome);
[[nodiscard]] sheet::Node trial_histogram(const std::vector<message::TrialRepeat>& repeats,
                                          double alpha, const message::TrialOutcome& outcome);
/// Who is in which group. Where each person lives is not in the sheet: a thousand dots say nothing
/// that the table behind them does not.
[[nodiscard]] sheet::Node trial_map(const message::TrialRan& ran, const session::TrialDesk& desk);
/// The numbers of one of these for machines, by its name; empty if it is not on screen.
[[nodiscard]] session::Table trial_numbers(const session::TrialDesk& desk, std::string_view name);

// What they are made of.
[[nodiscard]] sheet::Node trial_heading(std::string_view part, std::string words);
/// "Counts areas, not people (method: cluster).": plain words with the statistical term.
[[nodiscard]] std::string with_term(std::string_view plain, std::string_view term);
[[nodiscard]] std::string weeks_in_words(std::uint32_t weeks);
/// What is wrong, a notice each.
void add_troubles(sheet::Node& part, std::string_view key,
                  const std::vector<message::Problem>& problems);
/// Several sentences below each other, if there are any.
void add_notes(sheet::Node& part, const std::string& key, const std::vector<std::string>& notes,
               sheet::Tone tone);
/// A table whose columns from `first_number` up to `past_number` hold numbers.
[[nodiscard]] sheet::Node words_table(const std::string& key, std::string title,
                                      const session::Table& table, std::size_t first_number = 1,
                                      std::size_t past_number = SIZE_MAX);

/// What a slider shows.
struct SliderWords {
    std::string words, value, help{};
    /// Where it started, told once it is elsewhere.
    double usual = 0;
    std::string usual_words{};
};
struct SliderRange {
    double low = 0, high = 1, step = 0.01;
};
[[nodiscard]] sheet::Node trial_slider(std::string key, SliderWords told, double value,
                                       SliderRange range);

// use.cpp: what the nodes do.
/// Most groups that a trial may have.
inline constexpr std::size_t most_trial_arms = 10;
/// The settings that a treatment may change: the levers of the scenario, and those settings that
/// the ready-made design already moves.
[[nodiscard]] std::vector<const message::Field*> treatable(const message::Scenario& scenario,
                                                           const message::TrialDesign& start);
/// The methods by which a table of a person's own can be worked out.
[[nodiscard]] const std::vector<std::string_view>& own_methods();
/// The result of a person's own table for machines.
[[nodiscard]] session::Table own_numbers(const session::TrialDesk& desk);

} // namespace folkmoot::rooms
