/// The JSON commands of the page's build: what scenarios are called, and the result that comes with
/// the page. What browsers load leaves them out.

#include "analysis/report.hpp"
#include "core/hash.hpp"
#include "core/words/values.hpp"
#include "labs/funding/future.hpp"
#include "models/list.hpp"
#include "platform/core/command.hpp"
#include "platform/core/json.hpp"
#include "platform/core/messages.hpp"
#include "platform/core/service.hpp"
#include "rooms/explore/cells.hpp"
#include "session/codec.hpp"
#include "session/results.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace folkmoot {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

std::string card_json(const Scenario& scenario) {
    const ChooserCard& card = scenario.chooser;
    const auto* group = std::ranges::find(chooser_groups, card.about, &ChooserGroup::key);
    const bool grouped = group != chooser_groups.end();
    const auto place = grouped ? group - chooser_groups.begin() + 1 : 0;
    return OrderedJson{{"title", scenario.title},
                       {"question", scenario.question},
                       {"trial", !scenario.trial.designs.empty()},
                       {"lesson", is_lesson(scenario)},
                       {"budgets", budgets_of(scenario)},
                       {"about", grouped ? group->title : ""},
                       {"group", place},
                       {"sentence", card.sentence},
                       {"minutes", card.minutes},
                       {"first", card.first},
                       {"answered_by", card.answered_by},
                       {"model", scenario.model->key()},
                       {"models", model_keys()}}
        .dump();
}

std::string compare_command(const Json& command, const Scenario& scenario) {
    const Result<Attempt> attempt = attempt_of(scenario, trial_of(command, scenario));
    if (!attempt) return problems_json(attempt.problems());
    const std::uint32_t replicates = std::clamp(command.value("replicates", 1U), 1U, 10'000U);
    const auto comparison = compare(scenario, *attempt, replicates, 1, {});
    return compare_json(scenario, *attempt, *comparison, command.value("series", false),
                        command.value("planned", 0U));
}

std::string base64(const std::vector<std::uint8_t>& bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t word = std::uint32_t{bytes[i]} << 16;
        if (left > 1) word |= std::uint32_t{bytes[i + 1]} << 8;
        if (left > 2) word |= bytes[i + 2];
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= left ? digits[word >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

/// A value with its unit, where that is a word: "8.0 days", "79%", "£1.5m".
std::string with_word(const message::Outcome& outcome, std::string value) {
    const bool word = !outcome.money && !outcome.share && !outcome.unit.empty() &&
                      outcome.unit.find_first_of(" /£") == std::string::npos;
    return word ? value + " " + outcome.unit : value;
}

/// What both policies come to at the end, of the outcomes with these keys.
OrderedJson headlines(const message::Scenario& scenario, const message::Ran& ran,
                      const std::vector<std::string>& keys) {
    OrderedJson list = OrderedJson::array();
    for (const std::string& key : keys) {
        const auto found = std::find_if(scenario.outcomes.begin(), scenario.outcomes.end(),
                                        [&](const auto& each) { return each.key == key; });
        if (found == scenario.outcomes.end()) continue;
        const message::Outcome& outcome = *found;
        const auto index = static_cast<std::size_t>(found - scenario.outcomes.begin());
        const auto last = [&](const message::Results& results) {
            const std::size_t years = std::max<std::size_t>(1, scenario.weeks / 52);
            return session::value_at(results, years - 1, index, message::Slots::total);
        };
        const auto values = words::format_both(outcome, last(ran.baseline), last(ran.reform));
        list.push_back({{"label", outcome.label},
                        {"baseline", with_word(outcome, values.baseline)},
                        {"reform", with_word(outcome, values.reform)}});
    }
    return list;
}

// The replies that a page gets to its first questions.
std::string first_command(const Json& command, const Scenario& scenario) {
    CoreService service;
    message::Trial trial;
    trial.reform = policy_named(scenario, "").name;
    trial.seed = scenario.seed;
    service.submit(message::Open{1, command.value("name", ""), command.value("text", ""),
                                 command.value("data", std::map<std::string, std::string>{})});
    service.submit(message::Run{2, trial, 0});
    service.submit(message::AskPeople{3, trial});
    service.submit(message::AskFrame{4, trial, false, scenario.weeks});
    service.submit(message::AskFrame{5, trial, true, scenario.weeks});
    std::vector<std::uint8_t> all;
    const auto wanted = command.value("shown", std::vector<std::string>{});
    message::Scenario opened;
    OrderedJson shown = OrderedJson::array();
    std::string sentence;
    std::uint64_t fingerprint = 0;
    while (!service.idle()) {
        const auto reply = service.step(50);
        if (!reply || std::holds_alternative<message::Progress>(*reply)) continue;
        if (const auto* open = std::get_if<message::Opened>(&*reply)) opened = open->scenario;
        if (const auto* ran = std::get_if<message::Ran>(&*reply)) {
            shown = headlines(opened, *ran, wanted);
            sentence = ran->sentence;
            fingerprint = ran->fingerprint;
        }
        const auto bytes = session::pack(*reply);
        for (int shift = 0; shift < 32; shift += 8)
            all.push_back(static_cast<std::uint8_t>(bytes.size() >> shift));
        all.insert(all.end(), bytes.begin(), bytes.end());
    }
    return OrderedJson{{"first", base64(all)},
                       {"sentence", sentence},
                       {"fingerprint", to_hex(fingerprint)},
                       {"headlines", shown}}
        .dump();
}

/// So many citizens are enough for a few hundred cells, and are computed in no time.
constexpr std::uint32_t people_for_cells = 3'000;

std::string picture_command(const Json& command, const Scenario& scenario) {
    auto trial = trial_of(command, scenario);
    trial.reform = policy_named(scenario, trial.reform).name;
    if (trial.population == 0) trial.population = std::min(scenario.population, people_for_cells);
    CoreService service;
    service.submit(message::Open{1, command.value("name", ""), command.value("text", ""),
                                 command.value("data", std::map<std::string, std::string>{})});
    service.submit(message::AskPeople{2, trial});
    service.submit(message::AskFrame{3, trial, false, scenario.weeks});
    service.submit(message::AskFrame{4, trial, true, scenario.weeks});
    message::Scenario opened;
    message::People people;
    message::Frame baseline, reform;
    while (!service.idle()) {
        auto reply = service.step(50);
        if (!reply) continue;
        if (auto* open = std::get_if<message::Opened>(&*reply)) opened = std::move(open->scenario);
        if (auto* all = std::get_if<message::People>(&*reply)) people = std::move(*all);
        if (auto* frame = std::get_if<message::Frame>(&*reply))
            (frame->reform ? reform : baseline) = std::move(*frame);
    }
    const auto cells = rooms::map_cells(opened, people, baseline, reform);
    return OrderedJson{{"picture", rooms::to_text(cells)}}.dump();
}

} // namespace

std::string answer_build_json(std::string_view what, std::string_view text,
                              const Scenario& scenario) {
    const Json command = Json::parse(text);
    if (what == "describe") return describe_json(scenario);
    if (what == "card") return card_json(scenario);
    if (what == "compare") return compare_command(command, scenario);
    if (what == "picture") return picture_command(command, scenario);
    if (what == "first") return first_command(command, scenario);
    return {};
}

} // namespace folkmoot
