/// The funding lab's questions and answers as JSON, for the plain view: names as in
/// funding_messages.hpp.

#include "analysis/report.hpp"
#include "core/hash.hpp"
#include "platform/core/labs.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace folkmoot {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;  // NaN becomes null

message::FormulaChoice read_formula(const Json& json) {
    return {json.value("file", "formula"), json.value("text", ""),
            json.value("levers", std::map<std::string, double>{})};
}

message::FundingQuestion read_question(const Json& command) {
    const Json json = command.value("question", Json::object());
    const Json table = json.value("table", Json::object());
    message::FundingQuestion question;
    question.formula = read_formula(json.value("formula", Json::object()));
    question.table = {table.value("file", "table"), table.value("text", ""),
                      table.value("columns", std::map<std::string, std::string>{}),
                      table.value("answers", std::map<std::string, std::string>{}),
                      table.value("own", false)};
    const Json usual = json.value("usual", Json::object());
    question.usual_file = usual.value("file", "");
    question.usual_text = usual.value("text", "");
    const std::string against = json.value("against", "today");
    question.against = against == "formula"  ? message::Against::formula
                       : against == "target" ? message::Against::target
                                             : message::Against::today;
    question.other = read_formula(json.value("other", Json::object()));
    return question;
}

message::FundingParts read_parts(const Json& command) {
    const Json json = command.value("parts", Json::object());
    message::FundingParts parts;
    parts.why = json.value("why", parts.why);
    parts.incentives = json.value("incentives", parts.incentives);
    parts.robustness = json.value("robustness", parts.robustness);
    parts.backwards = json.value("backwards", parts.backwards);
    parts.place = json.value("place", parts.place);
    parts.error_size = json.value("error_size", parts.error_size);
    parts.largest_loss = json.value("largest_loss", parts.largest_loss);
    return parts;
}

template <class T, class Of> OrderedJson list(const std::vector<T>& all, Of of) {
    OrderedJson array = OrderedJson::array();
    for (const T& each : all) array.push_back(of(each));
    return array;
}

OrderedJson face_json(const message::FormulaFace& f) {
    return {{"name", f.name},
            {"title", f.title},
            {"explanation", f.explanation},
            {"money_year", f.money_year},
            {"place_word", f.place_word},
            {"levers",
             list(f.levers,
                  [](const message::FormulaLeverState& l) -> OrderedJson {
                      return {
                          {"key", l.key},           {"label", l.label},          {"unit", l.unit},
                          {"sentence", l.sentence}, {"source", l.source},        {"low", l.low},
                          {"high", l.high},         {"usual", l.usual},          {"now", l.now},
                          {"step", l.step},         {"unverified", l.unverified}};
                  })},
            {"steps", list(f.steps,
                           [](const message::FormulaStepState& s) -> OrderedJson {
                               return {{"name", s.name}, {"expression", s.expression},
                                       {"unit", s.unit}, {"sentence", s.sentence},
                                       {"line", s.line}, {"total", s.total}};
                           })},
            {"constraints", f.constraints},
            {"columns", list(f.columns,
                             [](const message::ColumnMatch& c) -> OrderedJson {
                                 return {{"name", c.name},
                                         {"unit", c.unit},
                                         {"meaning", c.meaning},
                                         {"heading", c.heading},
                                         {"by_hand", c.by_hand}};
                             })},
            {"sources", f.sources}};
}

OrderedJson table_json(const message::FundingTable& t) {
    return {{"ids", t.ids},
            {"names", t.names},
            {"latitude", t.latitude},
            {"longitude", t.longitude},
            {"people", t.people},
            {"deprivation", t.deprivation},
            {"allocation", t.allocation},
            {"target", t.target},
            {"other", t.other},
            {"per_head", t.per_head},
            {"per_need", t.per_need},
            {"binding", t.binding}};
}

OrderedJson look_json(const message::TableLook& look) {
    return {{"headings", look.headings},
            {"notes", look.notes},
            {"questions", list(look.questions, [](const message::TableQuestion& q) -> OrderedJson {
                 return {{"key", q.key},
                         {"sentence", q.sentence},
                         {"values", q.values},
                         {"words", q.words},
                         {"chosen", q.chosen}};
             })}};
}

OrderedJson robustness_json(const message::Robustness& r) {
    return {{"draws", r.draws},
            {"error_size", r.error_size},
            {"sentence", r.sentence},
            {"volatility", r.volatility},
            {"places", list(r.places, [](const message::RobustnessRow& p) -> OrderedJson {
                 return {{"allocation_low", p.allocation_low},
                         {"allocation_high", p.allocation_high},
                         {"rank_low", p.rank_low},
                         {"rank_high", p.rank_high},
                         {"share_loses", p.share_loses}};
             })}};
}

OrderedJson backwards_json(const message::Backwards& b) {
    return {{"feasible", b.feasible},
            {"sentence", b.sentence},
            {"levers", b.levers},
            {"gap_before", b.gap_before},
            {"gap_after", b.gap_after},
            {"gap_least", b.gap_least},
            {"curve", list(b.curve, [](const message::TradeOffPoint& p) -> OrderedJson {
                 return {
                     {"largest_loss", p.largest_loss}, {"gap", p.gap}, {"feasible", p.feasible}};
             })}};
}

std::string funded_json(const message::Funded& m) {
    OrderedJson json;
    json["formula"] = face_json(m.formula);
    json["other_name"] = m.other_name;
    json["sentence"] = m.sentence;
    json["figures"] = m.figures;
    json["total"] = m.total;
    json["other_total"] = m.other_total;
    json["table"] = table_json(m.table);
    json["look"] = look_json(m.look);
    json["binding_words"] = m.binding_words;
    json["fairness"] = list(m.fairness, [](const message::FairnessMeasure& f) -> OrderedJson {
        return {{"key", f.key},           {"label", f.label}, {"definition", f.definition},
                {"now", f.now},           {"other", f.other}, {"standard_error", f.standard_error},
                {"decimals", f.decimals}, {"share", f.share}};
    });
    json["why"] = list(m.why, [](const message::WhyTerm& t) -> OrderedJson {
        return {{"label", t.label}, {"sentence", t.sentence}, {"pence", t.pence}};
    });
    json["why_sentence"] = m.why_sentence;
    json["incentives"] = list(m.incentives, [](const message::IncentiveRow& r) -> OrderedJson {
        return {{"column", r.column}, {"label", r.label},
                {"unit", r.unit},     {"one_more", r.one_more},
                {"finite", r.finite}, {"misreport", r.misreport},
                {"cliff", r.cliff},   {"cliff_words", r.cliff_words}};
    });
    json["robustness"] = list(m.robustness, robustness_json);
    json["backwards"] = list(m.backwards, backwards_json);
    json["fingerprint"] = to_hex(m.fingerprint);
    json["milliseconds"] = m.milliseconds;
    json["simulates"] = m.simulates;
    return json.dump();
}

std::string future_json(const message::FundedFuture& m) {
    OrderedJson json;
    json["replicate"] = m.replicate;
    json["sentence"] = m.sentence;
    json["outcomes"] = m.outcomes;
    json["rows"] = list(m.rows, [](const message::FutureRow& r) -> OrderedJson {
        return {{"group", r.group},
                {"name", r.name},
                {"first_change", r.first_change},
                {"last_change", r.last_change},
                {"baseline", r.baseline},
                {"reform", r.reform}};
    });
    json["fingerprint"] = to_hex(m.fingerprint);
    return json.dump();
}

std::string failed_json(const message::Failed& failed) {
    OrderedJson problems = OrderedJson::array();
    for (const auto& problem : failed.problems)
        problems.push_back({{"where", problem.where}, {"text", problem.text}});
    return OrderedJson{{"problems", problems}, {"look", look_json(failed.look)}}.dump();
}

}  // namespace

std::string answer_funding_json(std::string_view what, std::string_view text,
                                const Scenario* scenario) {
    if (what != "funding" && what != "funded_future") return {};
    const Json command = Json::parse(text);
    std::optional<Workshop> workshop;
    if (scenario != nullptr) workshop.emplace(*scenario);
    Workshop* const open = workshop ? &*workshop : nullptr;
    const message::Reply reply =
        what == "funding"
            ? answer(message::AskFunding{0, read_question(command), read_parts(command)}, open)
            : answer(message::AskFundedFuture{0, read_question(command),
                                              command.value("replicate", 0U)},
                     open);
    if (const auto* funded = std::get_if<message::Funded>(&reply)) return funded_json(*funded);
    if (const auto* future = std::get_if<message::FundedFuture>(&reply))
        return future_json(*future);
    return failed_json(std::get<message::Failed>(reply));
}

}  // namespace folkmoot
