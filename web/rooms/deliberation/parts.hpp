#pragma once

/// The parts of the room, a file each, and what they are made of.

#include "rooms/qr.hpp"
#include "rooms/sheet.hpp"
#include "session/chart_data.hpp"
#include "session/deliberation/desk.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

// The four steps, and what a projector shows in their place.
[[nodiscard]] sheet::Node deliberate_say(const session::DeliberationDesk& desk);
[[nodiscard]] sheet::Node deliberate_gather(const session::DeliberationDesk& desk,
                                            sheet::QrKept& codes);
[[nodiscard]] sheet::Node deliberate_see(const session::DeliberationDesk& desk);
[[nodiscard]] sheet::Node deliberate_decide(const session::DeliberationDesk& desk);
[[nodiscard]] sheet::Node deliberate_wall(const session::DeliberationDesk& desk,
                                          sheet::QrKept& codes);

/// Of Say: further ways to say what one thinks of the policies, each of them folded.
void add_more_of_policies(sheet::Node& part, const session::DeliberationDesk& desk);

/// Of Say: whether one's guesses go along.
void add_guesses_to_send(sheet::Node& part, const session::DeliberationDesk& desk);

// Of See, by what there is.
/// What people guessed, a picture for each question, and what opens the model's answer.
void add_class_guesses(sheet::Node& part, const session::DeliberationDesk& desk);
[[nodiscard]] sheet::Node class_guesses_chart(const session::DeliberationDesk& desk,
                                              std::size_t question, std::string key);
[[nodiscard]] sheet::Node open_guess_button(const session::DeliberationDesk& desk,
                                            std::size_t question);
void add_opinions(sheet::Node& part, const session::DeliberationDesk& desk);
void add_choices(sheet::Node& part, const session::DeliberationDesk& desk);
/// Grades, and votes that cost their square.
void add_judged(sheet::Node& part, const session::DeliberationDesk& desk);
void add_levers_wanted(sheet::Node& part, const session::DeliberationDesk& desk);
void add_outcomes_of_options(sheet::Node& part, const session::DeliberationDesk& desk);
void add_losers(sheet::Node& part, const session::DeliberationDesk& desk);
void add_budget(sheet::Node& part, const message::Deliberated& found);

// What they are made of.
[[nodiscard]] sheet::Node step_heading(std::string_view key, std::string words);
[[nodiscard]] sheet::Node part_heading(std::string_view key, std::string words);
[[nodiscard]] sheet::Node quiet_text(std::string key, std::string words);
[[nodiscard]] sheet::Node table_node(std::string key, std::string title, sheet::Table table);
/// "“Text”"
[[nodiscard]] std::string in_marks(std::string_view words);
/// "12 of 14 (86%)": a share of few people is told by its numbers.
[[nodiscard]] std::string of_all(std::uint32_t some, std::uint32_t all);
/// What a policy is called; its key if there is none of it.
[[nodiscard]] std::string policy_words(const session::DeliberationDesk& desk,
                                       const std::string& policy);
/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string and_list(const std::vector<std::string>& words);

/// "24 people took part. They do not stand for others."; parts.cpp
[[nodiscard]] std::string took_part(const session::DeliberationDesk& desk,
                                    const message::Deliberated& found);

/// Where all groups stand to a statement: in each more than half of those who voted on it agree
/// (1) or disagree (−1); else 0.
[[nodiscard]] int all_groups_say(const message::StatementSeen& seen);
/// Statements on which all groups say the same, the clearest first.
[[nodiscard]] std::vector<std::uint32_t> agreed_statements(const message::Deliberated& found);
/// The sentence of the last step.
[[nodiscard]] std::string agreed_words(const session::DeliberationDesk& desk);
/// How sure the model is of what the policy that most would choose does; empty: it is not known.
[[nodiscard]] std::string policy_sure_words(const session::DeliberationDesk& desk);
/// The map of opinions, with whoever asked marked as "you"; empty if nobody voted on statements.
[[nodiscard]] sheet::Chart opinions_chart(const message::Deliberated& found);
[[nodiscard]] std::string map_title(const message::Deliberated& found);
/// All statements as a table, for people or for a file.
[[nodiscard]] session::Table statements_table(const message::Deliberated& found, bool exact);

} // namespace folkmoot::rooms
