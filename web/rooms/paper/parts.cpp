#include "rooms/paper/parts.hpp"

#include "core/words/values.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/evidence/markdown.hpp"
#include "rooms/nodes.hpp"
#include "session/cite.hpp"
#include "session/manifest.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Node;
using words::Judgement;

/// The chapter of a model's own words that tells how it works.
constexpr std::string_view short_title = "In short";

std::string in_quotes(std::string_view text) { return "“" + std::string(text) + "”"; }

/// The same of what it is compared with.
std::string baseline_words(const message::Scenario& scenario, const message::Trial& trial,
                           const message::Ran& ran) {
    const auto* policy = session::baseline_policy(scenario, trial);
    return (policy != nullptr ? policy->label : std::string("Baseline")) + ran.baseline_changes;
}

/// The reform's name in a run that need not be the one on screen.
std::string reform_label(const message::Scenario& scenario, const message::Trial& trial,
                         const message::Ran& ran) {
    const auto* policy = session::find_policy(scenario, trial.reform);
    return (policy != nullptr ? policy->label : std::string("Reform")) + ran.changes;
}

/// What a step of the tour sets, a setting each.
std::string tried_words(const message::Scenario& scenario, const message::TourStep& step) {
    std::string all;
    for (const auto& [key, value] : step.set) {
        const auto* field = session::find_field(scenario, key);
        if (field == nullptr) continue;
        all += (all.empty() ? "" : "; ") + in_quotes(field->label) + ": " +
               words::format_field(*field, value);
    }
    return all;
}

/// Whether there is anything to be seen: levers that are where the baseline has them change
/// nothing.
bool differs_from_baseline(const message::Scenario& scenario, const message::Trial& trial) {
    return std::ranges::any_of(scenario.fields, [&](const message::Field& field) {
        return field.kind == message::Kind::lever &&
               session::value_of(scenario, trial, field) !=
                   session::baseline_value(scenario, trial, field);
    });
}

std::string question_of(const message::Scenario& scenario, const message::Trial& trial,
                        const message::TourStep& step, const std::string& outcome) {
    if (outcome.empty()) return "What do you see?";
    if (!step.ask.kind.empty()) return "Guess first: " + step.ask.question;
    if (step.set.empty()) return "What do you see in " + in_quotes(outcome) + "?";
    return "Before you try it: compared with " +
           in_quotes(session::baseline_label(scenario, trial)) + ", will " + in_quotes(outcome) +
           " be higher, lower or the same?";
}

/// What came of a step's run.
std::string answer_of(const Session& session, const message::Trial& trial, std::size_t outcome) {
    const auto& scenario = *session.scenario();
    const auto* results = session.results_of(trial);
    if (results == nullptr)
        return session.hopeless(trial) ? "These settings have no answer."
                                       : "The answer is being worked out…";
    const auto& ran = *results->main;
    if (outcome >= scenario.outcomes.size()) return ran.sentence;
    const auto& asked = scenario.outcomes[outcome];
    const auto value = [&](const message::Results& side) {
        return session::value_at(side, session.year(), outcome, message::Slots::total);
    };
    const double baseline = value(ran.baseline), reform = value(ran.reform);
    const auto change = words::difference(asked, baseline, reform);
    const auto values = words::format_both(asked, baseline, reform);
    const auto word = words::judgement_word(change.judgement);
    return words::heading(asked.label, asked.unit) + ", year " +
           std::to_string(session.year() + 1) + ": " +
           in_quotes(baseline_words(scenario, trial, ran)) + " " + values.baseline + ", " +
           in_quotes(reform_label(scenario, trial, ran)) + " " + values.reform + ": " +
           change.text + (word.empty() ? "" : ", " + std::string(word)) + ".";
}

std::string breakdown_name(const message::Scenario& scenario, std::string_view by) {
    const auto side = std::ranges::find(scenario.sides, by, &message::Side::key);
    return side != scenario.sides.end() ? side->label : std::string(by);
}

std::string lower_first(std::string text) {
    // An abbreviation keeps its capitals.
    const bool capitals = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
    if (!text.empty() && !capitals && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

/// Who gains and who loses by one breakdown of an outcome; nothing where it changes for nobody.
std::optional<PaperGain> gain_of(const Session& session, std::size_t index, const std::string& by) {
    const auto& scenario = *session.scenario();
    const auto& outcome = scenario.outcomes[index];
    const auto& ran = *session.shown()->main;
    double most = 0, least = 0;
    PaperGain gain;
    for (const auto& group :
         session::groups_of(scenario, by, session::order_of(session.deprivation()))) {
        const auto value = [&](const message::Results& side) {
            return session::value_at(side, session.year(), index, group.slot);
        };
        const double baseline = value(ran.baseline), reform = value(ran.reform);
        const double good = (reform - baseline) * outcome.direction;
        if (!std::isfinite(good)) continue;
        const auto change = words::difference(outcome, baseline, reform);
        const auto line = words::capitalised(group.name) + ": " + change.text;
        if (change.judgement == Judgement::better && good > most) {
            most = good;
            gain.better = line;
        }
        if (change.judgement == Judgement::worse && good < least) {
            least = good;
            gain.worse = line;
        }
    }
    if (gain.better.empty() && gain.worse.empty()) return std::nullopt;
    const auto name = lower_first(breakdown_name(scenario, by));
    gain.what = outcome.label + (name.starts_with("by ") ? ", " : ", by ") + name;
    if (gain.better.empty()) gain.better = "nobody";
    if (gain.worse.empty()) gain.worse = "nobody";
    return gain;
}

} // namespace

std::vector<PaperStep> paper_steps(const Session& session) {
    std::vector<PaperStep> steps;
    const auto& scenario = *session.scenario();
    const auto trials = session.tour_trials();
    for (std::size_t i = 0; i < trials.size(); ++i) {
        const auto& step = scenario.tour[i];
        const auto index = session::outcome_index(scenario, step.outcome);
        PaperStep made{i + 1, step.text, "", step.outcome, tried_words(scenario, step), "", ""};
        if (index < scenario.outcomes.size())
            made.outcome =
                words::heading(scenario.outcomes[index].label, scenario.outcomes[index].unit);
        made.question = question_of(scenario, trials[i], step, made.outcome);
        made.guessed = !step.ask.kind.empty();
        made.differs = differs_from_baseline(scenario, trials[i]);
        made.answer = answer_of(session, trials[i], index);
        steps.push_back(std::move(made));
    }
    return steps;
}

std::vector<PaperGain> paper_gains(const Session& session, std::size_t most) {
    std::vector<PaperGain> gains;
    const auto& scenario = *session.scenario();
    std::set<std::pair<std::size_t, std::string>> seen;
    const auto add = [&](std::size_t index, const std::string& by) {
        if (gains.size() >= most || index >= scenario.outcomes.size() || by.empty()) return;
        if (scenario.outcomes[index].direction == 0 || !seen.emplace(index, by).second) return;
        if (auto gain = gain_of(session, index, by)) gains.push_back(std::move(*gain));
    };
    const auto headline = session::outcome_index(scenario, session.shown()->main->headline);
    if (headline < scenario.outcomes.size() && !scenario.outcomes[headline].by.empty())
        add(headline, scenario.outcomes[headline].by.front());
    for (const auto& chart : scenario.charts)
        add(session::outcome_index(scenario, chart.outcome), chart.by);
    for (std::size_t i = 0; i < scenario.outcomes.size(); ++i)
        for (const auto& by : scenario.outcomes[i].by) add(i, by);
    return gains;
}

PaperNames paper_names(const Session& session) {
    const auto& scenario = *session.scenario();
    const auto& results = *session.shown();
    return {baseline_words(scenario, results.trial, *results.main),
            reform_label(scenario, results.trial, *results.main)};
}

std::string and_more(std::size_t more, std::string_view where) {
    return more == 0 ? "" : "And " + std::to_string(more) + " more, in " + std::string(where) + ".";
}

std::string first_sentences(std::string_view text, std::size_t count) {
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const bool ends = (text[at] == '.' || text[at] == '?' || text[at] == '!') &&
                          text[at + 1] == ' ' && text[at + 2] >= 'A' && text[at + 2] <= 'Z';
        if (ends && --count == 0) return std::string(text.substr(0, at + 1));
    }
    return std::string(text);
}

std::vector<std::string> in_short(const Session& session) {
    std::vector<std::string> paragraphs;
    for (const auto& chapter : read_markdown(session.readme(), "paper:model:")) {
        if (chapter.title != short_title) continue;
        for (const auto& node : chapter.content) paragraphs.push_back(node.words);
    }
    return paragraphs;
}

std::vector<std::string> source_lines(const message::Scenario& scenario) {
    std::vector<std::string> lines;
    for (const auto& source : scenario.sources) {
        auto line = source.name + (source.text.empty() ? "" : ": " + source.text);
        if (!line.ends_with('.')) line += '.';
        lines.push_back(std::move(line));
    }
    return lines;
}

Node told(std::string key, std::string title, const std::vector<std::string>& texts) {
    auto part = sheet::group(key, title);
    part.add(sheet::heading(key + ":title", 2, std::move(title)));
    for (std::size_t i = 0; i < texts.size(); ++i)
        part.add(sheet::text(key + ":" + std::to_string(i), texts[i]));
    return part;
}

std::string paper_link(const Session& session) {
    const auto code = session.paper_code();
    const auto& address = session.paper().address;
    return code.empty() || address.empty() ? std::string() : address + "#" + code;
}

Node shortened(const std::string& key, const std::string& title,
               const std::vector<std::string>& lines, std::size_t characters,
               std::string_view where) {
    auto taken = as_fits(lines, characters);
    if (auto more = and_more(lines.size() - taken.size(), where); !more.empty())
        taken.push_back(std::move(more));
    return told(key, title, taken);
}

Node paper_head(const Session& session, PaperKept& kept, std::string kind) {
    const auto& scenario = *session.scenario();
    return paper_head(
        session, kept,
        {std::move(kind), scenario.question, scenario.title + ". " + place_words(scenario)});
}

Node paper_head(const Session& session, PaperKept& kept, PaperTop top) {
    auto head = sheet::group("paper:head");
    auto title = sheet::group("paper:title");
    title.add(sheet::text("paper:kind", std::move(top.kind), sheet::Tone::strong));
    title.add(sheet::heading("paper:question", 1, std::move(top.title)));
    const auto& day = session.paper().day;
    title.add(
        sheet::text("paper:place", top.place + (day.empty() ? "" : " Printed on " + day + ".")));
    head.add(std::move(title));
    if (auto link = paper_link(session); !link.empty())
        head.add(sheet::qr("paper:link", "Open this result", std::move(link), "", kept.qr));
    return head;
}

Node again(const Session& session) {
    std::vector<std::string> first;
    if (session.paper().address.empty()) first.push_back(own_question(session, "this paper"));
    first.emplace_back("On any computer with Folkmoot this command gives the same fingerprint:");
    return again(session, first, session::command_line(session),
                 session::citation(session, session::CitationStyle::apa));
}

Node again(const Session& session, const std::vector<std::string>& first, std::string command,
           std::string reference) {
    auto part = told("paper:again", "How to reproduce it", first);
    if (!command.empty())
        part.add(sheet::text("paper:command", std::move(command), sheet::Tone::strong));
    const auto link = paper_link(session);
    if (!reference.empty() && !link.empty())
        part.add(sheet::text("paper:cite",
                             session::cited(std::move(reference), link, session.paper().iso_day)));
    return part;
}

Node blank(std::string key, std::string words, std::size_t lines) {
    auto part = sheet::group("blank:" + key, std::move(words));
    for (std::size_t i = 0; i < lines; ++i)
        part.add(sheet::text("blank:" + key + ":" + std::to_string(i), ""));
    return part;
}

} // namespace folkmoot::rooms
