#include "labs/deliberation/ballot_file.hpp"

#include "core/hash.hpp"
#include "deliberation/polis/analysis.hpp"
#include "scenario/json/number.hpp"
#include "scenario/reader.hpp"
#include "scenario/schema/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace folkmoot {
namespace {

using ballot::Ballot;
using BallotJson = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> vote_names{"disagree", "pass", "agree"};
constexpr std::size_t most_ballots_in_a_file = 100'000, most_names_in_a_ballot = 64;
constexpr double most_edition = 4'294'967'295;
constexpr Range lever_range{-1e12, 1e12};

BallotJson choice_json(const ballot::Choice& choice) {
    BallotJson json{{"policy", choice.policy}, {"levers", BallotJson::object()}};
    for (const auto& [lever, value] : choice.levers) json["levers"][lever] = written_number(value);
    if (choice.fingerprint != 0) json["fingerprint"] = to_hex(choice.fingerprint);
    return json;
}

/// Takes ballots out of a tree.
class BallotReader {
public:
    explicit BallotReader(Report& report) : report_(report) {}

    Ballot read(const JsonValue& value, const std::string& path) {
        const std::size_t before = report_.problems().size();
        ObjectReader reader(report_, value, path);
        Ballot made;
        if (!reader.is_object()) return made;
        made.question = digits(reader, "question", Presence::required);
        made.number = digits(reader, "number", Presence::required);
        made.edition = static_cast<std::uint32_t>(reader.whole("edition", 1, most_edition, 1));
        read_answers(reader, made);
        if (const auto* each = reader.get("before", Presence::optional))
            made.before.push_back(choice(*each, reader.path("before")));
        if (const auto* each = reader.get("after", Presence::optional))
            made.after.push_back(choice(*each, reader.path("after")));
        if (const auto* each = reader.get("ranking", Presence::optional))
            made.ranking =
                read_texts(report_, *each, reader.path("ranking"), 0, most_names_in_a_ballot);
        if (const auto* each = reader.get("approves", Presence::optional))
            made.approves =
                read_texts(report_, *each, reader.path("approves"), 0, most_names_in_a_ballot);
        std::ranges::sort(made.approves);
        read_counts(reader, "grades", 0, ballot::best_grade, made.grades);
        const double most_votes = static_cast<double>(ballot::all_tokens);
        read_counts(reader, "tokens", -most_votes, most_votes, made.tokens);
        if (const auto* each = reader.get("would_pay", Presence::optional))
            if (const auto pounds = read_number(report_, *each, reader.path("would_pay"),
                                                {0, ballot::most_would_pay}))
                made.would_pay.push_back(*pounds);
        read_own_words(reader, made);
        read_guesses(reader, made);
        reader.finish();
        // What is right by itself may still not go together.
        if (report_.problems().size() == before)
            for (const Problem& problem : problems_of(made)) {
                const std::string part = problem.path.substr(problem.path.find('.') + 1);
                report_.add(reader.at(part), reader.path(part), problem.what, problem.found,
                            problem.allowed);
            }
        return made;
    }

private:
    std::uint64_t digits(ObjectReader& reader, std::string_view key, Presence presence) {
        const JsonValue* value = reader.get(key, presence);
        if (value == nullptr) return 0;
        const auto read = value->kind == JsonKind::text ? from_hex(value->text) : std::nullopt;
        if (!read)
            report_.add(*value, reader.path(key), "not such a number", found_text(*value),
                        "16 hexadecimal digits in quotes");
        return read.value_or(0);
    }

    void read_answers(ObjectReader& outer, Ballot& made) {
        const JsonValue* list = outer.get("answers", Presence::optional);
        const std::string path = outer.path("answers");
        if (list == nullptr || !is_list(report_, *list, path, 0, polis::most_statements)) return;
        std::set<std::uint32_t> seen;
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            ObjectReader reader(report_, list->items[i], item_path(path, i));
            if (!reader.is_object()) continue;
            ballot::Answer answer;
            answer.statement = static_cast<std::uint32_t>(
                reader.whole("statement", 0, static_cast<double>(polis::most_statements - 1)));
            if (const auto* vote = reader.get("vote", Presence::required))
                if (const auto place =
                        read_one_of(report_, *vote, reader.path("vote"), "vote", vote_names))
                    answer.vote = static_cast<std::int8_t>(static_cast<int>(*place) - 1);
            reader.finish();
            if (!seen.insert(answer.statement).second)
                report_.add(reader.at("statement"), reader.path("statement"),
                            "this statement is answered twice", std::to_string(answer.statement));
            made.answers.push_back(answer);
        }
        std::ranges::sort(made.answers, {}, &ballot::Answer::statement);
    }

    ballot::Choice choice(const JsonValue& value, const std::string& path) {
        ObjectReader reader(report_, value, path);
        ballot::Choice made;
        if (!reader.is_object()) return made;
        made.policy = reader.text("policy", Presence::required, 64);
        if (const auto* levers = reader.get("levers", Presence::optional)) {
            ObjectReader each(report_, *levers, reader.path("levers"));
            for (std::size_t i = 0; each.is_object() && i < levers->keys.size(); ++i) {
                const std::string& key = levers->keys[i].name;
                if (const auto* found = each.get(key, Presence::optional))
                    if (const auto number =
                            read_number(report_, *found, each.path(key), lever_range))
                        made.levers[key] = *number;
            }
        }
        made.fingerprint = digits(reader, "fingerprint", Presence::optional);
        reader.finish();
        return made;
    }

    /// { "POLICY": 3, … }
    template <class Counts>
    void read_counts(ObjectReader& outer, std::string_view key, double low, double high,
                     Counts& counts) {
        const JsonValue* value = outer.get(key, Presence::optional);
        if (value == nullptr) return;
        ObjectReader each(report_, *value, outer.path(key));
        for (std::size_t i = 0; each.is_object() && i < value->keys.size(); ++i) {
            const std::string& policy = value->keys[i].name;
            if (const auto* found = each.get(policy, Presence::optional))
                if (const auto number = read_whole(report_, *found, each.path(policy), low, high))
                    counts[policy] = static_cast<typename Counts::mapped_type>(*number);
        }
    }

    void read_guesses(ObjectReader& outer, Ballot& made) {
        const JsonValue* list = outer.get("guesses", Presence::optional);
        const std::string path = outer.path("guesses");
        if (list == nullptr || !is_list(report_, *list, path, 0, ballot::most_guesses)) return;
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            ObjectReader reader(report_, list->items[i], item_path(path, i));
            if (!reader.is_object()) continue;
            ballot::Guess guess;
            guess.outcome = reader.text("outcome", Presence::required, 64);
            guess.asked = digits(reader, "asked", Presence::required);
            guess.year = static_cast<std::uint32_t>(reader.whole(
                             "year", 1, static_cast<double>(ballot::most_guessed_years), 1)) -
                         1;
            const std::size_t kinds = read_said(reader, guess);
            if (kinds != 1)
                report_.add(reader.value(), item_path(path, i), "not one way to guess",
                            std::to_string(kinds) + " of them",
                            "one of direction, number and line");
            reader.finish();
            made.guesses.push_back(std::move(guess));
        }
        std::ranges::sort(made.guesses, ballot::asked_before);
    }

    /// How many kinds of guess stand there.
    std::size_t read_said(ObjectReader& reader, ballot::Guess& guess) {
        const Range sizes{-ballot::largest_guess, ballot::largest_guess};
        std::size_t kinds = 0;
        if (const auto* value = reader.get("direction", Presence::optional)) {
            ++kinds;
            if (const auto place = read_one_of(report_, *value, reader.path("direction"),
                                               "direction", direction_names))
                guess.values = {static_cast<double>(*place) - 1};
        }
        if (const auto* value = reader.get("number", Presence::optional)) {
            ++kinds;
            guess.kind = ballot::GuessKind::number;
            if (const auto said = read_number(report_, *value, reader.path("number"), sizes))
                guess.values = {*said};
        }
        if (const auto* value = reader.get("line", Presence::optional)) {
            ++kinds;
            guess.kind = ballot::GuessKind::line;
            const std::string path = reader.path("line");
            if (is_list(report_, *value, path, 1, ballot::most_guessed_years))
                for (std::size_t i = 0; i < value->items.size(); ++i)
                    if (const auto said =
                            read_number(report_, value->items[i], item_path(path, i), sizes))
                        guess.values.push_back(*said);
        }
        return kinds;
    }

    /// As `read_text`, but for line breaks, and it may say nothing.
    void read_own_words(ObjectReader& reader, Ballot& made) {
        const JsonValue* value = reader.get("own_words", Presence::optional);
        if (value == nullptr) return;
        if (value->kind == JsonKind::text)
            made.own_words = value->text;
        else
            report_.add(*value, reader.path("own_words"), "not a text", found_text(*value),
                        "a text in quotes");
    }

    Report& report_;
};

schema::Json sixteen_digits(std::string_view description) {
    schema::Json json{{"type", "string"}};
    json["description"] = description;
    json["pattern"] = "^[0-9a-fA-F]{16}$";
    return json;
}

BallotJson guess_json(const ballot::Guess& guess) {
    BallotJson json{{"outcome", guess.outcome}, {"asked", to_hex(guess.asked)}};
    if (guess.kind != ballot::GuessKind::line) json["year"] = guess.year + 1;
    if (guess.kind == ballot::GuessKind::direction)
        json["direction"] = direction_names[static_cast<std::size_t>(guess.values.front() + 1)];
    else if (guess.kind == ballot::GuessKind::number)
        json["number"] = written_number(guess.values.front());
    else
        for (const double value : guess.values) json["line"].push_back(written_number(value));
    return json;
}

/// An object whose keys its writer chooses.
schema::Json by_name(std::string_view description, schema::Json value, std::size_t most) {
    return {{"description", description},
            {"type", "object"},
            {"additionalProperties", std::move(value)},
            {"maxProperties", most}};
}

} // namespace

nlohmann::ordered_json ballot_json(const Ballot& given) {
    BallotJson json{{"question", to_hex(given.question)},
                    {"number", to_hex(given.number)},
                    {"edition", given.edition}};
    for (const ballot::Answer& answer : given.answers)
        json["answers"].push_back(
            {{"statement", answer.statement},
             {"vote", vote_names[static_cast<std::size_t>(answer.vote + 1)]}});
    for (const ballot::Choice& choice : given.before) json["before"] = choice_json(choice);
    for (const ballot::Choice& choice : given.after) json["after"] = choice_json(choice);
    if (!given.ranking.empty()) json["ranking"] = given.ranking;
    if (!given.approves.empty()) json["approves"] = given.approves;
    if (!given.grades.empty()) json["grades"] = given.grades;
    if (!given.tokens.empty()) json["tokens"] = given.tokens;
    for (const double pounds : given.would_pay) json["would_pay"] = written_number(pounds);
    if (!given.own_words.empty()) json["own_words"] = given.own_words;
    for (const ballot::Guess& guess : given.guesses) json["guesses"].push_back(guess_json(guess));
    return json;
}

Result<std::vector<Ballot>> read_ballots(std::string_view text, std::string_view file) {
    Report report(file, nullptr);
    JsonValue root;
    if (!read_json(text, 0, file, root, report.problems())) return report.take();
    BallotReader reader(report);
    std::vector<Ballot> made;
    if (root.kind != JsonKind::list) {
        made.push_back(reader.read(root, ""));
    } else if (is_list(report, root, "ballots", 1, most_ballots_in_a_file)) {
        for (std::size_t i = 0; i < root.items.size(); ++i)
            made.push_back(reader.read(root.items[i], item_path("ballots", i)));
    }
    if (!report.empty()) return report.take();
    return made;
}

nlohmann::ordered_json schema::of_ballot() {
    Json json =
        head("ballot", "A ballot",
             "What one person says of a question, for `folkmoot ballot`, which makes it the code "
             "that the screen and `folkmoot deliberate` read. No name and no address.");
    const Json answer =
        object("",
               {{"statement", whole("Its place in the question's list; the first is 0", 0,
                                    polis::most_statements - 1)},
                {"vote", one_of("", {vote_names.begin(), vote_names.end()})}},
               {"statement", "vote"});
    const auto said = [](std::string_view description) {
        return object(description,
                      {{"policy", text("", 64)},
                       {"levers", by_name("Where they would put each", number("", lever_range),
                                          most_names_in_a_ballot)},
                       {"fingerprint", sixteen_digits("Of the run that they saw")}},
                      {"policy"});
    };
    const Range sizes{-ballot::largest_guess, ballot::largest_guess};
    Json guess = object(
        "",
        {{"outcome", text("Key of what was to be guessed", 64)},
         {"asked", sixteen_digits("The same of all who guessed in the same scenario and settings")},
         {"year", whole("Which year it is of, the first is 1; a line has all of them", 1,
                        static_cast<double>(ballot::most_guessed_years))},
         {"direction",
          one_of("Which way it goes", {direction_names.begin(), direction_names.end()})},
         {"number", number("What it comes to, in the outcome's unit", sizes)},
         {"line", list("What it comes to, year by year", number("", sizes), 1,
                       ballot::most_guessed_years)}},
        {"outcome", "asked"});
    for (const auto& kind : guess_kinds) guess["oneOf"].push_back({{"required", {kind}}});
    const double votes = static_cast<double>(ballot::all_tokens);
    json.update(object(
        "",
        {{"question", sixteen_digits("The same of all who are asked the same")},
         {"number", sixteen_digits("Chance made it; kept by who votes, to say it again; not 0")},
         {"edition",
          whole("Grows each time that they say it again; the highest counts", 1, most_edition)},
         {"answers", list("Votes on statements", answer, 0, polis::most_statements)},
         {"before", said("What they would choose before exploring")},
         {"after", said("And after it")},
         {"ranking", list("Policies, best first", text("", 64), 0, most_names_in_a_ballot)},
         {"approves",
          list("Policies that they could live with", text("", 64), 0, most_names_in_a_ballot)},
         {"grades", by_name("Of policies: 0 reject to 5 excellent",
                            whole("", 0, ballot::best_grade), most_names_in_a_ballot)},
         {"tokens", by_name("Votes for and against policies; n votes cost n times n of 100",
                            whole("", -votes, votes), most_names_in_a_ballot)},
         {"would_pay", number("Pounds a year for what they chose", {0, ballot::most_would_pay})},
         {"own_words", {{"type", "string"}, {"maxLength", ballot::most_own_words}}},
         {"guesses", list("What they guessed before they saw it", guess, 0, ballot::most_guesses)}},
        {"question", "number"}));
    add_common(json["$defs"]);
    return json;
}

} // namespace folkmoot
