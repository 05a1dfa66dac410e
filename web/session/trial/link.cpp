#include "session/trial/link.hpp"
#include "session/shortest.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

namespace folkmoot::session {
namespace {

using message::TrialDesign;

// A part is a letter and its content; parts are separated by "--", items of a list by "__". Neither
// occurs in a number, in a lever's key or in a method's name.
constexpr std::string_view between_parts = "--", between_items = "__";
constexpr std::size_t most_arms = 16, most_items = 40;

std::string text_of(double value) {
    std::string written = shortest(value);
    std::erase(written, '+'); // of an exponent: not needed to read it back
    return written;
}

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
    std::vector<std::string_view> parts;
    while (parts.size() < most_items) {
        const auto end = text.find(by);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text = text.substr(end + by.size());
    }
    return parts;
}

std::optional<double> number(std::string_view text, double low, double high) {
    // Not from_chars: not every standard library reads fractions with it.
    const std::string copy(text);
    char* end = nullptr;
    const double value = std::strtod(copy.c_str(), &end);
    const bool whole = !copy.empty() && end == copy.c_str() + copy.size();
    if (!whole || !std::isfinite(value) || value < low || value > high) return std::nullopt;
    return value;
}

void take(std::string_view text, double low, double high, double& into) {
    if (const auto value = number(text, low, high)) into = *value;
}
void take(std::string_view text, double low, double high, std::uint32_t& into) {
    if (const auto value = number(text, low, high)) into = static_cast<std::uint32_t>(*value);
}

std::string write_arms(const TrialDesign& design) {
    std::string text;
    for (const auto& arm : design.arms) {
        text += (text.empty() ? "a" : "--b") + text_of(arm.share);
        for (const auto& [key, value] : arm.settings) {
            text += std::string(between_items) + key + std::string(between_items) + text_of(value);
        }
    }
    return text;
}

std::optional<message::TrialArm> read_arm(std::string_view text, const TrialDesign& start,
                                          std::size_t index,
                                          const std::vector<message::Field>& fields) {
    const auto items = split(text, between_items);
    const auto share = number(items[0], 0, 1);
    if (!share || items.size() % 2 == 0) return std::nullopt;
    message::TrialArm arm;
    if (index < start.arms.size()) {
        arm = start.arms[index];
    } else {
        name_arm(arm, index);
    }
    arm.share = *share;
    arm.settings.clear();
    for (std::size_t i = 1; i + 1 < items.size(); i += 2) {
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto& f) { return f.key == items[i]; });
        if (field == fields.end()) return std::nullopt;
        const auto value = number(items[i + 1], field->low, field->high);
        if (!value) return std::nullopt;
        arm.settings[field->key] = *value;
    }
    return arm;
}

bool offers_outcome(const message::TrialMenu& menu, std::string_view key) {
    return std::any_of(menu.outcomes.begin(), menu.outcomes.end(),
                       [&](const auto& o) { return o.key == key; });
}

} // namespace

void name_arm(message::TrialArm& arm, std::size_t index) {
    arm.name = "treatment-" + std::to_string(index);
    arm.label = "Treatment " + std::to_string(index);
}

std::string write_design(const LinkedDesign& linked, const TrialDesign& start,
                         std::uint64_t usual_seed) {
    const auto& d = linked.design;
    std::vector<std::string> parts;
    if (linked.ready_made != 0) parts.push_back("n" + std::to_string(linked.ready_made));
    if (linked.seed != usual_seed) parts.push_back("s" + std::to_string(linked.seed));
    const auto differs = [&](char letter, double now, double before) {
        if (now != before) parts.push_back(letter + text_of(now));
    };
    differs('u', static_cast<double>(d.unit), static_cast<double>(start.unit));
    differs('l', static_cast<double>(d.looks), static_cast<double>(start.looks));
    differs('v', d.look_every, start.look_every);
    differs('t', d.start_week, start.start_week);
    differs('w', d.weeks, start.weeks);
    differs('k', d.block_weeks, start.block_weeks);
    differs('x', d.exclude, start.exclude);
    differs('z', d.attrition, start.attrition);
    differs('h', d.alpha, start.alpha);
    differs('p', d.power, start.power);
    differs('e', d.effect, start.effect);
    differs('c', d.cost_per_person, start.cost_per_person);
    differs('f', d.stratified + 2 * d.rerandomised, start.stratified + 2 * start.rerandomised);
    if (d.outcome != start.outcome) parts.push_back("o" + d.outcome);
    if (d.method != start.method) parts.push_back("m" + d.method);
    if (d.saturations != start.saturations) {
        std::string text;
        for (const double s : d.saturations) text += (text.empty() ? "q" : "__") + text_of(s);
        if (!text.empty()) parts.push_back(text);
    }
    if (d.arms != start.arms) parts.push_back(write_arms(d));
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : "--") + part;
    return text;
}

std::size_t read_ready_made(std::string_view text) {
    for (const auto part : split(text, between_parts)) {
        if (part.starts_with('n')) {
            if (const auto index = number(part.substr(1), 0, 1000))
                return static_cast<std::size_t>(*index);
        }
    }
    return 0;
}

LinkedDesign read_design(std::string_view text, const TrialDesign& start, std::uint64_t usual_seed,
                         const std::vector<message::Field>& fields,
                         const message::TrialMenu& menu) {
    LinkedDesign linked{read_ready_made(text), usual_seed, start};
    auto& d = linked.design;
    std::vector<message::TrialArm> arms;
    bool sound_arms = true;
    for (const auto part : split(text, between_parts)) {
        if (part.size() < 2) continue;
        const auto content = part.substr(1);
        std::uint32_t choice = UINT32_MAX;
        switch (part[0]) {
        case 's': {
            std::uint64_t seed = 0;
            const auto read =
                std::from_chars(content.data(), content.data() + content.size(), seed);
            if (read.ec == std::errc{}) linked.seed = seed;
            break;
        }
        case 'u':
            take(content, 0, 5, choice);
            if (choice <= 5) d.unit = static_cast<message::TrialUnit>(choice);
            break;
        case 'l':
            take(content, 0, 4, choice);
            if (choice <= 4) d.looks = static_cast<message::TrialLooks>(choice);
            break;
        case 'f':
            take(content, 0, 3, choice);
            if (choice <= 3) {
                d.stratified = (choice & 1) != 0;
                d.rerandomised = (choice & 2) != 0;
            }
            break;
        case 'v':
            take(content, 1, 520, d.look_every);
            break;
        case 't':
            take(content, 0, 1040, d.start_week);
            break;
        case 'w':
            take(content, 1, 1040, d.weeks);
            break;
        case 'k':
            take(content, 1, 520, d.block_weeks);
            break;
        case 'x':
            take(content, 0, 0.95, d.exclude);
            break;
        case 'z':
            take(content, 0, 0.95, d.attrition);
            break;
        case 'h':
            take(content, 0.0001, 0.5, d.alpha);
            break;
        case 'p':
            take(content, 0.05, 0.999, d.power);
            break;
        case 'e':
            take(content, -1e9, 1e9, d.effect);
            break;
        case 'c':
            take(content, 0, 1e9, d.cost_per_person);
            break;
        case 'o':
            if (offers_outcome(menu, content)) d.outcome = content;
            break;
        case 'm':
            if (std::find(menu.methods.begin(), menu.methods.end(), content) != menu.methods.end())
                d.method = content;
            break;
        case 'q': {
            std::vector<double> shares;
            for (const auto item : split(content, between_items)) {
                if (const auto share = number(item, 0, 1)) shares.push_back(*share);
            }
            if (shares.size() > 1) d.saturations = std::move(shares);
            break;
        }
        case 'a':
        case 'b': {
            const auto arm = read_arm(content, start, arms.size(), fields);
            sound_arms = sound_arms && arm && arms.size() < most_arms;
            if (sound_arms) arms.push_back(*arm);
            break;
        }
        default:
            break;
        }
    }
    if (sound_arms && arms.size() > 1) d.arms = std::move(arms);
    return linked;
}

} // namespace folkmoot::session
