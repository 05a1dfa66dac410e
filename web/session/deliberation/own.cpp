/// One's own ballot, and what the page keeps of the room.

#include "core/hash.hpp"
#include "session/deliberation/desk.hpp"
#include "session/deliberation/question.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

namespace folkmoot::session {
namespace {

constexpr std::string_view ballots_line = "# Folkmoot: ballots of a deliberation, a code a line.";
constexpr std::string_view files_line = "# Folkmoot: the open files of a deliberation.",
                           note_line = "# note ", file_line = "# file ";
constexpr std::string_view question_line = "# question ", mine_line = "# mine ",
                           added_line = "# own ballot counts";

std::string lines_of(const std::vector<std::string>& codes) {
    std::string text;
    for (const auto& code : codes) text += code + "\n";
    return text;
}

std::uint32_t cost_of(std::int64_t votes) { return static_cast<std::uint32_t>(votes * votes); }

/// Takes the next line off the front of a text.
std::string_view next_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

} // namespace

bool DeliberationDesk::said() const {
    return !ballot_.answers.empty() || !ballot_.before.empty() || !ballot_.after.empty() ||
           !ballot_.ranking.empty() || !ballot_.approves.empty() || !ballot_.grades.empty() ||
           !ballot_.tokens.empty() || !ballot_.would_pay.empty() || !ballot_.own_words.empty() ||
           !ballot_.guesses.empty();
}

bool DeliberationDesk::answered(std::uint32_t statement) const {
    return std::any_of(ballot_.answers.begin(), ballot_.answers.end(),
                       [&](const auto& answer) { return answer.statement == statement; });
}

void DeliberationDesk::settle_asked() {
    if (asked_ && !answered(*asked_) && scenario_ && *asked_ < scenario_->statements.size()) return;
    asked_.reset();
    for (const auto statement : order_) {
        if (answered(statement)) continue;
        asked_ = statement;
        return;
    }
}

void DeliberationDesk::changed_ballot() {
    ++ballot_.edition;
    ++ballot_version_;
    code_.clear();
    code_problems_.clear();
    if (ballot_.number == 0) random_wanted_ = true;
    keep_due_ = true;
    edited_ = true;
    touch();
}

void DeliberationDesk::vote(std::uint32_t statement, std::int8_t vote) {
    if (!scenario_ || statement >= scenario_->statements.size()) return;
    auto& answers = ballot_.answers;
    const auto at = std::lower_bound(
        answers.begin(), answers.end(), statement,
        [](const message::BallotAnswer& answer, std::uint32_t s) { return answer.statement < s; });
    if (at != answers.end() && at->statement == statement) {
        at->vote = vote;
    } else {
        answers.insert(at, {statement, vote});
    }
    std::erase(cast_, statement);
    cast_.push_back(statement);
    settle_asked();
    changed_ballot();
}

void DeliberationDesk::vote_back() {
    if (cast_.empty()) return;
    const auto statement = cast_.back();
    cast_.pop_back();
    std::erase_if(ballot_.answers,
                  [&](const auto& answer) { return answer.statement == statement; });
    asked_ = statement;
    changed_ballot();
}

void DeliberationDesk::choose(const std::string& policy) {
    auto& before = ballot_.before;
    if (policy.empty()) {
        before.clear();
    } else {
        before.assign(1, {policy, {}, 0});
        put_first(policy);
    }
    changed_ballot();
}

/// What somebody would choose stands first in their ranking.
void DeliberationDesk::put_first(const std::string& policy) {
    auto& ranking = ballot_.ranking;
    std::erase(ranking, policy);
    ranking.insert(ranking.begin(), policy);
}

void DeliberationDesk::explore() {
    exploring_ = true;
    touch();
}

void DeliberationDesk::come_back(const message::Trial& trial, std::uint64_t fingerprint) {
    exploring_ = false;
    message::BallotChoice choice{trial.reform, {}, fingerprint};
    for (const auto& [key, value] : trial.changed) {
        const auto* field = scenario_ ? find_field(*scenario_, key) : nullptr;
        if (field != nullptr && field->kind == message::Kind::lever) choice.levers[key] = value;
    }
    ballot_.after.assign(1, std::move(choice));
    put_first(trial.reform);
    changed_ballot();
}

void DeliberationDesk::stop_exploring() {
    exploring_ = false;
    touch();
}

void DeliberationDesk::rank(std::size_t place, const std::string& policy) {
    auto& ranking = ballot_.ranking;
    if (place > ranking.size()) return;
    if (policy.empty()) {
        ranking.resize(place);
    } else {
        // Who puts a policy elsewhere means it there: it leaves the place where it stood.
        if (place == ranking.size()) {
            std::erase(ranking, policy);
            ranking.push_back(policy);
        } else {
            const auto other = std::find(ranking.begin(), ranking.end(), policy);
            if (other != ranking.end()) {
                std::swap(*other, ranking[place]);
            } else {
                ranking[place] = policy;
            }
        }
    }
    changed_ballot();
}

void DeliberationDesk::approve(const std::string& policy, bool yes) {
    auto& approves = ballot_.approves;
    std::erase(approves, policy);
    if (yes) approves.insert(std::lower_bound(approves.begin(), approves.end(), policy), policy);
    changed_ballot();
}

void DeliberationDesk::grade(const std::string& policy, std::optional<std::uint8_t> grade) {
    if (grade) {
        ballot_.grades[policy] = *grade;
    } else {
        ballot_.grades.erase(policy);
    }
    changed_ballot();
}

std::int32_t DeliberationDesk::votes_for(const std::string& policy) const {
    const auto found = ballot_.tokens.find(policy);
    return found == ballot_.tokens.end() ? 0 : found->second;
}

std::uint32_t DeliberationDesk::points_left() const {
    std::uint32_t spent = 0;
    for (const auto& [policy, votes] : ballot_.tokens) spent += cost_of(votes);
    return message::ballot_points - std::min(spent, message::ballot_points);
}

bool DeliberationDesk::can_add_vote(const std::string& policy, std::int32_t by) const {
    const std::int64_t now = votes_for(policy);
    return cost_of(now + by) <= points_left() + cost_of(now);
}

void DeliberationDesk::add_vote(const std::string& policy, std::int32_t by) {
    if (!can_add_vote(policy, by)) return;
    auto& votes = ballot_.tokens[policy];
    votes += by;
    if (votes == 0) ballot_.tokens.erase(policy);
    changed_ballot();
}

void DeliberationDesk::pay(std::optional<double> pounds) {
    ballot_.would_pay.clear();
    if (pounds) ballot_.would_pay.push_back(*pounds);
    changed_ballot();
}

void DeliberationDesk::say(std::string words) {
    ballot_.own_words = std::move(words);
    changed_ballot();
}

namespace {

/// The order in which guesses stand in a ballot.
auto place_of(const message::BallotGuess& guess) {
    return std::tie(guess.outcome, guess.asked, guess.kind, guess.year);
}

} // namespace

bool DeliberationDesk::add_offered(message::BallotGuess guess, bool newer) {
    constexpr std::size_t most = 32;
    const auto at = std::ranges::lower_bound(offered_, place_of(guess), {}, place_of);
    const bool there = at != offered_.end() && place_of(*at) == place_of(guess);
    if (there ? !newer || *at == guess : offered_.size() >= most) return false;
    there ? (void)(*at = std::move(guess)) : (void)offered_.insert(at, std::move(guess));
    return true;
}

void DeliberationDesk::offer_guess(message::BallotGuess guess) {
    if (!add_offered(std::move(guess), true)) return;
    if (sends_guesses()) {
        ballot_.guesses = offered_;
        changed_ballot();
    }
    touch();
}

void DeliberationDesk::send_guesses(bool yes) {
    ballot_.guesses = yes ? offered_ : std::vector<message::BallotGuess>{};
    changed_ballot();
}

void DeliberationDesk::add_own() {
    own_added_ = true;
    if (!code_.empty()) bring({{"your ballot", code_}});
    keep_due_ = true;
    touch();
}

void DeliberationDesk::begin_anew() {
    message::Ballot fresh;
    fresh.question = question_;
    ballot_ = std::move(fresh);
    cast_.clear();
    offered_.clear();
    exploring_ = own_added_ = false;
    code_.clear();
    code_problems_.clear();
    ++ballot_version_;
    random_wanted_ = keep_due_ = true;
    if (found_) found_->own.clear(); // the next person is nobody of them yet
    asked_.reset();
    settle_asked();
    touch();
}

// ---------------------------------------------------------------- the page

void DeliberationDesk::take_random(std::string_view digits) {
    const auto number = from_hex(digits);
    if (!number || *number == 0 || ballot_.number != 0) return;
    ballot_.number = *number;
    ++ballot_version_;
    touch();
}

bool DeliberationDesk::take_random_wanted() {
    return std::exchange(random_wanted_, false) && ballot_.number == 0;
}

void DeliberationDesk::set_address(std::string address) {
    address_ = std::move(address);
    touch();
}

void DeliberationDesk::set_reachable(bool reachable) {
    if (reachable == reachable_) return;
    reachable_ = reachable;
    touch();
}

void DeliberationDesk::set_camera(bool there) {
    camera_ = there;
    touch();
}

std::string DeliberationDesk::invitation() const {
    if (address_.empty() || !scenario_ || !reachable_) return {};
    return address_ + "#scenario=" + scenario_->name;
}

std::string DeliberationDesk::ballot_link() const {
    const auto question = invitation();
    return code_.empty() || question.empty() ? "" : question + "&ballot=" + code_;
}

std::string DeliberationDesk::session_text() const {
    std::string text(ballots_line);
    text += "\n";
    if (scenario_)
        text +=
            "# " + scenario_->title + "\n" + std::string(question_line) + to_hex(question_) + "\n";
    return text + lines_of(gathered());
}

std::optional<std::string> DeliberationDesk::take_keep() {
    // A code that is being made comes in a moment; what was kept before is still being read.
    const bool code_due = said() && code_.empty() && code_problems_.empty();
    if (!keep_due_ || code_due || !kept_own_.empty()) return std::nullopt;
    keep_due_ = false;
    std::string text;
    if (!code_.empty()) text += std::string(mine_line) + code_ + "\n";
    if (!code_.empty() && own_added_) text += std::string(added_line) + "\n";
    for (const auto& [question, codes] : gathered_) {
        if (!codes.empty())
            text += std::string(question_line) + to_hex(question) + "\n" + lines_of(codes);
    }
    return text;
}

/// Ballots by question; other lines that begin with # say other things.
void DeliberationDesk::take_lines(std::string_view text) {
    std::uint64_t question = 0;
    while (!text.empty()) {
        const auto line = next_line(text);
        if (line.starts_with(question_line)) {
            question = from_hex(line.substr(question_line.size())).value_or(0);
        } else if (!line.empty() && line.front() != '#' && question != 0) {
            gathered_[question].emplace_back(line);
        }
    }
    recount();
}

void DeliberationDesk::take_kept(std::string_view text) {
    for (auto rest = text; !rest.empty();) {
        const auto line = next_line(rest);
        if (line.starts_with(mine_line)) kept_own_ = line.substr(mine_line.size());
        if (line == added_line) own_added_ = true;
    }
    take_lines(text);
}

void DeliberationDesk::follow(std::string_view text) {
    gathered_.clear();
    take_lines(text);
}

// ---------------------------------------------------------------- files that are open

std::optional<std::string> DeliberationDesk::take_keep_files() {
    // Those that nobody has read yet may be broken: then they are not kept.
    if (!keep_files_due_ || counting()) return std::nullopt;
    keep_files_due_ = false;
    if (files_.empty()) return std::string();
    std::string text(files_line);
    text += "\n";
    if (!guessed_.empty()) text += std::string(note_line) + guessed_ + "\n";
    for (const auto& file : files_)
        text += std::string(file_line) + std::to_string(file.text.size()) + " " + file.name + "\n" +
                file.text + "\n";
    return text;
}

void DeliberationDesk::take_kept_files(std::string_view text) {
    std::vector<message::DeliberationFile> files;
    std::string note;
    bool whole = next_line(text) == files_line;
    while (whole && !text.empty()) {
        auto line = next_line(text);
        if (line.starts_with(note_line)) {
            note = line.substr(note_line.size());
            continue;
        }
        whole = line.starts_with(file_line);
        if (!whole) break;
        line.remove_prefix(file_line.size());
        std::size_t size = 0;
        const auto read = std::from_chars(line.data(), line.data() + line.size(), size);
        line.remove_prefix(static_cast<std::size_t>(read.ptr - line.data()));
        whole = read.ec == std::errc{} && line.starts_with(' ') && size < text.size() &&
                text[size] == '\n';
        if (!whole) break;
        files.push_back({std::string(line.substr(1)), std::string(text.substr(0, size))});
        text.remove_prefix(size + 1);
    }
    if (whole && !files.empty()) {
        // What another program may have changed meanwhile is judged as if it came now.
        bring(std::move(files), std::move(note));
        return;
    }
    taken_ = "The files that were open here before are not whole any more, and were dropped. Open "
             "them again.";
    keep_files_due_ = true;
    touch();
}

} // namespace folkmoot::session
