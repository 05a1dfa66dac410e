#include "rooms/explore/levers.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/explore/steps.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace folkmoot::rooms {
namespace {

using message::Field;
using message::Scenario;
using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

double usual_value(const Scenario& scenario, const message::Trial& trial, const Field& field) {
    return field.kind == message::Kind::assumption
               ? field.usual
               : session::baseline_value(scenario, trial, field);
}

std::string option_key(const Field& field, double value) {
    const auto index = static_cast<std::size_t>(std::max(0.0, value));
    return index < field.options.size() ? field.options[index] : "";
}

Node control(const Field& field, double now, double usual) {
    const auto key = "lever:" + field.key;
    if (field.type == message::Type::boolean) {
        Node node(Kind::toggle, key, field.label);
        node.value = now > 0.5;
        return node;
    }
    if (field.type == message::Type::choice) {
        std::vector<sheet::Option> options;
        for (std::size_t i = 0; i < field.options.size(); ++i)
            options.push_back(
                {field.options[i], words::format_field(field, static_cast<double>(i))});
        return sheet::choice(key, field.label, option_key(field, now), std::move(options));
    }
    Node node(Kind::slider, key, field.label);
    node.value = now;
    node.low = field.low;
    node.high = field.high;
    node.step = field.type == message::Type::number ? field.step : 1;
    node.usual = usual;
    return node;
}

/// What a group of the levers needs of everything.
struct Shown {
    const Session& session;
    const Scenario& scenario;
    const DoubtOrder& doubts;
    std::unordered_map<std::string_view, Node*>& last; ///< levers of the sheet before, by key
};

/// Whether a control that was made before says what it would say now.
bool holds(const Node& node, const Field& field, double now, bool moved,
           std::optional<double> share) {
    if (node.moved != moved || node.share != share || !node.invalid.empty()) return false;
    if (field.type == message::Type::boolean) return node.value == sheet::Value{now > 0.5};
    if (field.type == message::Type::choice)
        return node.value == sheet::Value{option_key(field, now)};
    return node.value == sheet::Value{now};
}

Node field_node(const Shown& shown, const Field& field) {
    const auto& [session, scenario, order, last] = shown;
    const auto& trial = session.trial();
    const double now = session::value_of(scenario, trial, field);
    if (const auto before = last.find("lever:" + field.key); before != last.end()) {
        const bool untouched = session.refusal().key != before->first;
        if (untouched && holds(*before->second, field, now, session::is_moved(trial, field),
                               order.share(field.key))) {
            auto& node = *before->second;
            last.erase(before);
            return std::move(node);
        }
    }
    Node node = control(field, now, usual_value(scenario, trial, field));
    node.help = field.sentence;
    // Beside a unit that explains itself ("3 = very") the words of the value have it.
    if (field.unit.find('=') == std::string::npos) node.unit = field.unit;
    node.value_words = words::format_field(field, now);
    node.usual_words = usual_words(scenario, trial, field);
    const bool doubt = field.kind == message::Kind::assumption;
    node.mark = doubt ? sheet::Mark::assumption : sheet::Mark::lever;
    node.moved = session::is_moved(trial, field);
    if (const auto& refused = session.refusal(); refused.key == node.key)
        node.invalid = refused.why;
    if (node.moved) node.add(sheet::button("reset:" + field.key, std::string(reset_words)));
    node.share = order.share(field.key);
    if (node.share) node.share_words = format_share(*node.share, 0) + " of the doubt";
    if (doubt) {
        if (auto source = source_words(field); !source.empty())
            node.add(sheet::text("source:" + field.key, std::move(source), Tone::doubt));
    }
    return node;
}

/// A group and those of its fields that are there.
void add_group(Node& into, const Shown& shown, std::string key, const std::string& title,
               const std::vector<const Field*>& fields) {
    if (fields.empty()) return;
    auto& group = into.add(sheet::group(std::move(key), title));
    // A group named like its first field needs no name of its own.
    if (title.empty() || fields.front()->label == title) group.tone = Tone::quiet;
    for (const auto* field : fields) group.add(field_node(shown, *field));
    const auto moved = std::count_if(group.children.begin(), group.children.end(),
                                     [](const Node& node) { return node.moved; });
    if (moved > 0) group.value_words = std::to_string(moved) + " moved";
}

void add_groups(Node& into, const Shown& shown, const std::vector<message::Group>& groups,
                std::string_view prefix) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::vector<const Field*> fields;
        for (const auto& key : groups[i].keys) {
            const auto* field = session::find_field(shown.scenario, key);
            // What matters most has been shown above.
            if (field != nullptr && !shown.doubts.share(key)) fields.push_back(field);
        }
        add_group(into, shown, std::string(prefix) + std::to_string(i), groups[i].title, fields);
    }
}

/// The assumptions that the answer depends on most, before all others.
void add_what_matters(Node& into, const Shown& shown) {
    const auto& [session, scenario, order, last] = shown;
    const auto headline = session::outcome_index(scenario, session.confidence().outcome);
    if (headline >= scenario.outcomes.size()) return;
    const auto label = "“" + scenario.outcomes[headline].label + "”";
    std::vector<const Field*> fields;
    for (const auto& doubt : order.order()) {
        if (const auto* field = session::find_field(scenario, doubt.key)) fields.push_back(field);
    }
    const auto words = !fields.empty() ? "What is unsure about " + label +
                                             " comes from these most, the strongest first."
                       : session.doubts() != nullptr
                           ? "No single assumption stands out: chance and many small doubts make " +
                                 label + " unsure."
                           : "Which of them matter most is still being worked out.";
    into.add(sheet::text("what-matters", words));
    add_group(into, shown, "assumptions:most", "What matters most", fields);
}

std::string lower(std::string_view words) {
    std::string result(words);
    for (auto& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

/// Fields of a kind in whose name or explanation every word of the search stands.
std::vector<const Field*> found(const Scenario& scenario, message::Kind kind,
                                std::string_view search) {
    std::vector<const Field*> fields;
    const auto wanted = lower(search);
    for (const auto& field : scenario.fields) {
        if (field.kind != kind) continue;
        const auto all = lower(field.label + " " + field.sentence);
        bool holds = true;
        for (std::size_t at = 0; at < wanted.size();) {
            const auto end = std::min(wanted.find(' ', at), wanted.size());
            holds = holds && all.find(wanted.substr(at, end - at)) != all.npos;
            at = end + 1;
        }
        if (holds) fields.push_back(&field);
    }
    return fields;
}

/// What somebody looks for, instead of all groups.
void add_found(Node& part, const Shown& shown, const std::string& search) {
    const auto wanted = found(shown.scenario, message::Kind::lever, search);
    const auto doubted = found(shown.scenario, message::Kind::assumption, search);
    const auto count = wanted.size() + doubted.size();
    part.add(sheet::text("find:count",
                         count == 0   ? "Nothing is called that."
                         : count == 1 ? "One is found."
                                      : std::to_string(count) + " are found.",
                         Tone::quiet))
        .live = true;
    part.add(sheet::button("find:clear", "Show all again"));
    // The headings above say what they are.
    add_group(part, shown, "levers:found", "", wanted);
    if (doubted.empty()) return;
    auto& doubts = part.add(sheet::group("assumptions", std::string(assumptions_title)));
    doubts.tone = Tone::doubt;
    doubts.add(sheet::heading("assumptions-title", 2, std::string(assumptions_title)));
    add_group(doubts, shown, "assumptions:found", "", doubted);
}

/// What stands in no group: seldom moved, but nothing is hidden from who wants to.
void add_others(Node& into, const Shown& shown) {
    const auto& scenario = shown.scenario;
    std::set<std::string_view> grouped;
    for (const auto* groups : {&scenario.levers, &scenario.assumptions}) {
        for (const auto& group : *groups) grouped.insert(group.keys.begin(), group.keys.end());
    }
    auto others = sheet::disclosure("others", "Everything else");
    for (const auto& field : scenario.fields) {
        if (!grouped.contains(field.key) && !shown.doubts.share(field.key))
            others.add(field_node(shown, field));
    }
    if (!others.children.empty()) into.add(std::move(others));
}

Node size(const Session& session, const Scenario& scenario) {
    // The simulation has the last word on what it can run.
    constexpr double most_seeds = 4'294'967'295, most_citizens = 70e6, most_weeks = 1040,
                     most_runs = 1000;
    const auto& trial = session.trial();
    auto part = sheet::disclosure("advanced", "Advanced");
    const auto add = [&](Node node, std::string help) {
        node.help = std::move(help);
        if (const auto& refused = session.refusal(); refused.key == node.key)
            node.invalid = refused.why;
        part.add(std::move(node));
    };
    add(sheet::number("seed", "Seed", static_cast<double>(trial.seed), 1, most_seeds, 1),
        "The number from which all chance is drawn. The same seed gives the same result.");
    const auto citizens = trial.population != 0 ? trial.population : scenario.population;
    // A citizen stands for one person at least.
    const double most = std::max(1000.0, std::min(most_citizens, std::floor(scenario.people)));
    add(sheet::number("population", "Citizens", citizens, 1000, most, 1),
        "How many simulated people stand for the real ones. More take longer.");
    add(sheet::number("weeks", "Weeks", session.weeks(), 4, most_weeks, 1),
        "How far ahead to look.");
    auto runs = sheet::number("runs", "Runs to judge how sure it is", 0, 1, most_runs, 1);
    if (session.view().runs != 0)
        runs.value = static_cast<double>(session.view().runs);
    else
        runs.value = {};
    const auto* results = session.shown();
    if (results != nullptr && results->main)
        runs.usual_words = "As usual: " + std::to_string(results->main->runs);
    add(std::move(runs), "Each run draws new chance and new values for what nobody knows. Left "
                         "empty, it is as many as usual for a question of this size.");
    return part;
}

void remember_levers(Node& node, std::unordered_map<std::string_view, Node*>& into) {
    for (auto& child : node.children) {
        if (child.key.starts_with("lever:"))
            into.emplace(child.key, &child);
        else
            remember_levers(child, into);
    }
}

Node steps(const Session& session) {
    const auto& trial = session.trial();
    auto part = sheet::group("steps");
    const auto add = [&](const char* key, std::string_view words, bool there) {
        part.add(sheet::button(key, std::string(words))).disabled = !there;
    };
    add("button:undo", undo_words, session.history().can_undo());
    add("button:redo", redo_words, session.history().can_redo());
    add("button:reset-all", reset_all_words, !trial.changed.empty() || !trial.shared.empty());
    return part;
}

} // namespace

std::string source_words(const Field& field) {
    if (field.source.empty() || field.source == "assumption") return {};
    return (is_our_own(field.source) ? "Our own " : "Source: ") + field.source;
}

std::string usual_words(const Scenario& scenario, const message::Trial& trial, const Field& field) {
    const bool doubt = field.kind == message::Kind::assumption;
    return (doubt ? "Usual value: " : "Baseline: ") +
           words::format_field(field, usual_value(scenario, trial, field));
}

void DoubtOrder::renew(const Session& session) {
    const auto hash = session.scenario() != nullptr ? session.scenario()->hash : 0;
    same_ = hash == scenario_;
    if (hash != scenario_) {
        scenario_ = hash;
        doubts_.clear();
    }
    const auto* now = session.doubts();
    if (now != nullptr && !session.held() && !kept_) doubts_ = *now;
}

std::optional<double> DoubtOrder::share(std::string_view key) const {
    const auto known = std::find_if(doubts_.begin(), doubts_.end(),
                                    [&](const auto& doubt) { return doubt.key == key; });
    if (known == doubts_.end()) return std::nullopt;
    return known->share;
}

namespace {

/// With what the reform is compared, for who wants to set two policies against each other.
Node compared_with(const Scenario& scenario, const message::Trial& trial) {
    const auto now = session::baseline_label(scenario, trial);
    auto part = sheet::disclosure("baseline-part", "Compared with “" + now + "”");
    std::vector<sheet::Option> options;
    // Kept results with levers of their own are no policy of the scenario.
    if (!trial.baseline_changed.empty()) options.push_back({"", now});
    for (const auto& policy : scenario.policies)
        options.push_back({policy.name, policy.label, policy.sentence});
    const auto* chosen = session::baseline_policy(scenario, trial);
    part.add(sheet::choice("baseline", "What is the reform compared with?",
                           trial.baseline_changed.empty() ? chosen->name : std::string(),
                           std::move(options)));
    part.add(sheet::text("baseline-note",
                         "Both begin in the world as “" + scenario.policies.front().label +
                             "” has made it. What is the reform now changes places.",
                         Tone::quiet));
    return part;
}

} // namespace

Node levers(const Session& session, DoubtOrder& order, Node last) {
    auto part = sheet::group("levers", std::string(levers_title));
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return part;
    order.renew(session);
    std::unordered_map<std::string_view, Node*> before;
    if (order.same_scenario()) remember_levers(last, before);
    const Shown shown{session, *scenario, order, before};
    part.add(sheet::heading("levers-title", 2, std::string(levers_title)));
    part.add(steps(session));
    std::vector<sheet::Option> policies;
    for (const auto& policy : scenario->policies)
        policies.push_back({policy.name, policy.label, policy.sentence});
    auto& policy = part.add(sheet::choice("policy", "Reform to compare with the baseline",
                                          session.trial().reform, std::move(policies)));
    if (const auto* chosen = session::find_policy(*scenario, session.trial().reform))
        policy.help = chosen->sentence;
    if (scenario->policies.size() > 1) part.add(compared_with(*scenario, session.trial()));
    Node find(Kind::text_field, "find", "Find a lever or an assumption");
    find.value = session.lever_search();
    part.add(std::move(find));
    if (!session.lever_search().empty()) {
        add_found(part, shown, session.lever_search());
        return part;
    }
    add_groups(part, shown, scenario->levers, "levers:");
    auto& doubts = part.add(sheet::group("assumptions", std::string(assumptions_title)));
    doubts.tone = Tone::doubt;
    doubts.add(sheet::heading("assumptions-title", 2, std::string(assumptions_title)));
    const auto all = std::ranges::count(scenario->fields, message::Kind::assumption, &Field::kind);
    doubts.add(sheet::text("assumptions-note",
                           std::to_string(all) + (all == 1 ? " fact" : " facts") +
                               std::string(assumptions_note),
                           Tone::doubt));
    add_what_matters(doubts, shown);
    add_groups(doubts, shown, scenario->assumptions, "assumptions:");
    add_others(doubts, shown);
    part.add(size(session, *scenario));
    if (auto taken = steps_taken(session)) part.add(std::move(*taken));
    return part;
}

} // namespace folkmoot::rooms
