#include "session/trial/link.hpp"
#include "session/shortest.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <type_traits>

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

/// Largest seed that the simulation takes.
constexpr double most_seed = 9e15;
constexpr std::string_view unknown = "this page does not know such a thing",
                           cut_off = "the link has been cut off here";

/// A number of a design by its letter: what it is called, and where it may lie.
struct Numbered {
    char letter;
    std::string_view words;
    double low, high;
    bool whole;
    void (*put)(TrialDesign&, double);
};

template <auto member> void put_number(TrialDesign& design, double value) {
    using Number = std::remove_reference_t<decltype(design.*member)>;
    design.*member = static_cast<Number>(value);
}

constexpr std::array numbered{
    Numbered{'u', "what is drawn", 0, 5, true, put_number<&TrialDesign::unit>},
    Numbered{'l', "when to look", 0, 4, true, put_number<&TrialDesign::looks>},
    Numbered{'v', "weeks between looks", 1, 520, true, put_number<&TrialDesign::look_every>},
    Numbered{'t', "first week", 0, 1040, true, put_number<&TrialDesign::start_week>},
    Numbered{'w', "weeks", 1, 1040, true, put_number<&TrialDesign::weeks>},
    Numbered{'k', "weeks of a block", 1, 520, true, put_number<&TrialDesign::block_weeks>},
    Numbered{'x', "share left out", 0, 0.95, false, put_number<&TrialDesign::exclude>},
    Numbered{'z', "share lost", 0, 0.95, false, put_number<&TrialDesign::attrition>},
    Numbered{'h', "false alarms", 0.0001, 0.5, false, put_number<&TrialDesign::alpha>},
    Numbered{'p', "power", 0.05, 0.999, false, put_number<&TrialDesign::power>},
    Numbered{'e', "effect", -1e9, 1e9, false, put_number<&TrialDesign::effect>},
    Numbered{'c', "cost a person", 0, 1e9, false, put_number<&TrialDesign::cost_per_person>},
    Numbered{'f', "how it is drawn", 0, 3, true,
             [](TrialDesign& design, double value) {
                 const auto flags = static_cast<unsigned>(value);
                 design.stratified = (flags & 1U) != 0;
                 design.rerandomised = (flags & 2U) != 0;
             }},
};

/// What other letters are called.
std::string_view letter_words(char letter) {
    for (const auto& each : numbered) {
        if (each.letter == letter) return each.words;
    }
    switch (letter) {
    case 'n':
        return "design";
    case 's':
        return "seed";
    case 'o':
        return "outcome";
    case 'm':
        return "method";
    case 'q':
        return "shares";
    case 'a':
    case 'b':
        return "arm";
    default:
        return {};
    }
}

/// Reads a text onto a ready-made design, part by part.
class DesignReader {
public:
    DesignReader(const TrialDesign& start, const std::vector<message::Field>& fields,
                 const message::TrialMenu& menu, LinkedDesign& into)
        : start_(start), fields_(fields), menu_(menu), into_(into) {}

    void read(std::string_view part) {
        if (part.empty()) return;
        const char letter = part[0];
        const auto content = part.substr(1);
        const std::string why =
            letter == 'a' || letter == 'b' ? read_arm(content) : read_part(letter, content);
        if (why.empty()) return;
        const auto words = letter_words(letter);
        into_.left_out.push_back(
            {words.empty() ? seen_of(part) : std::string(words) + " " + seen_of(content), why});
    }

    /// All arms stand or fall together: shares of some of them mean nothing.
    void finish() {
        if (arms_read_ == 0 || !sound_arms_) return;
        if (arms_.size() > 1 && arms_.size() <= most_arms)
            into_.design.arms = std::move(arms_);
        else
            into_.left_out.push_back({"arms", "there may be 2 to 16 arms"});
    }

private:
    std::string read_part(char letter, std::string_view content) {
        auto& design = into_.design;
        for (const auto& each : numbered) {
            if (each.letter != letter) continue;
            const auto value = number(content, each.low, each.high);
            if (!value) return only_from(each.low, each.high);
            if (each.whole && *value != std::floor(*value))
                return "it may only be a whole number from" +
                       only_from(each.low, each.high).substr(14);
            each.put(design, *value);
            return {};
        }
        switch (letter) {
        case 'n':
            return ready_made(content);
        case 's':
            return seed(content);
        case 'o':
            if (!offers_outcome(content)) return "there is no such outcome here";
            design.outcome = content;
            return {};
        case 'm':
            if (std::find(menu_.methods.begin(), menu_.methods.end(), content) ==
                menu_.methods.end())
                return "there is no such method";
            design.method = content;
            return {};
        case 'q':
            return saturations(content);
        default:
            return std::string(unknown);
        }
    }

    [[nodiscard]] std::string ready_made(std::string_view content) const {
        const auto index = number(content, 0, 1000);
        const std::size_t designs = menu_.designs.size();
        if (index && (designs == 0 ? *index == 0 : *index < static_cast<double>(designs)))
            return {};
        if (designs == 0) return "this question brings no ready-made design";
        return designs == 1 ? "there is one design here"
                            : "there are " + std::to_string(designs) + " designs here";
    }

    std::string seed(std::string_view content) {
        std::uint64_t seed = 0;
        const auto* end = content.data() + content.size();
        const auto read = std::from_chars(content.data(), end, seed);
        if (read.ec != std::errc{} || read.ptr != end || static_cast<double>(seed) > most_seed)
            return "that is not a whole number, or too large";
        into_.seed = seed;
        return {};
    }

    std::string saturations(std::string_view content) {
        std::vector<double> shares;
        bool all = true;
        for (const auto item : split(content, between_items)) {
            const auto share = number(item, 0, 1);
            if (share) shares.push_back(*share);
            all = all && share.has_value();
        }
        const bool enough = shares.size() > 1;
        if (enough) into_.design.saturations = std::move(shares);
        return all && enough ? "" : "shares may only be 0 to 1, two or more of them";
    }

    std::string read_arm(std::string_view content) {
        message::TrialArm arm;
        const std::size_t index = arms_read_++;
        if (index < start_.arms.size())
            arm = start_.arms[index];
        else
            name_arm(arm, index);
        arm.settings.clear();
        std::string why = fill_arm(content, arm);
        sound_arms_ = sound_arms_ && why.empty();
        if (why.empty()) arms_.push_back(std::move(arm));
        return why;
    }

    std::string fill_arm(std::string_view content, message::TrialArm& arm) const {
        const auto items = split(content, between_items);
        const auto share = number(items[0], 0, 1);
        if (!share) return "its share may only be 0 to 1";
        arm.share = *share;
        if (items.size() % 2 == 0) return std::string(cut_off);
        for (std::size_t i = 1; i + 1 < items.size(); i += 2) {
            const auto field = std::find_if(fields_.begin(), fields_.end(),
                                            [&](const auto& f) { return f.key == items[i]; });
            if (field == fields_.end()) return "there is no setting “" + seen_of(items[i]) + "”";
            const auto value = number(items[i + 1], field->low, field->high);
            if (!value) return field->key + " " + only_from(field->low, field->high).substr(3);
            arm.settings[field->key] = *value;
        }
        return {};
    }

    [[nodiscard]] bool offers_outcome(std::string_view key) const {
        return std::any_of(menu_.outcomes.begin(), menu_.outcomes.end(),
                           [&](const auto& o) { return o.key == key; });
    }

    const TrialDesign& start_;
    const std::vector<message::Field>& fields_;
    const message::TrialMenu& menu_;
    LinkedDesign& into_;
    std::vector<message::TrialArm> arms_;
    std::size_t arms_read_ = 0;
    bool sound_arms_ = true;
};

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
    DesignReader reader(start, fields, menu, linked);
    for (const auto part : split(text, between_parts)) reader.read(part);
    reader.finish();
    return linked;
}

} // namespace folkmoot::session
