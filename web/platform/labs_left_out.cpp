/// The labs' desks and rooms where there are no labs: the plain page of Explore and Evidence.
///
/// Their pages are their own, and two thirds of what the session is made of is theirs. Here a desk
/// asks for nothing and answers nothing; what a link says of a lab it keeps as it is, so that the
/// next link says it too. The linker finds a function here before it looks for one in their
/// libraries.

#include "rooms/away/card.hpp"
#include "rooms/away/cite.hpp"
#include "rooms/deliberation/deliberation.hpp"
#include "rooms/funding/funding.hpp"
#include "rooms/header.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/trial.hpp"
#include "session/deliberation/desk.hpp"
#include "session/funding/desk.hpp"
#include "session/trial/desk.hpp"

#include <utility>

namespace folkmoot::session {

std::optional<message::Request> FundingDesk::next(std::uint32_t, bool) { return std::nullopt; }
void FundingDesk::take(std::uint32_t, message::Reply&) {}
void FundingDesk::lost(std::uint32_t) {}
void FundingDesk::release() {}
void FundingDesk::search(std::string) {}
std::vector<std::string> FundingDesk::take_missing_files() { return {}; }
void FundingDesk::adopt(const message::Scenario&) {}
std::vector<std::uint32_t> FundingDesk::take_unwanted() { return {}; }
std::string FundingDesk::write() const { return formula_; }
void FundingDesk::read(std::string_view text) { formula_ = text; }
void FundingDesk::set_cards(std::vector<FormulaCard>, std::vector<std::string>) {}
void FundingDesk::take_file(const std::string&, std::string) {}
void FundingDesk::edit_formula(std::string) {}
void FundingDesk::take_own_table(std::string, std::string, std::string) {}
std::string FundingDesk::table() const { return {}; }

std::optional<message::Request> TrialDesk::next(std::uint32_t, bool) { return std::nullopt; }
void TrialDesk::take(std::uint32_t, message::Reply&) {}
void TrialDesk::lost(std::uint32_t) {}
void TrialDesk::release() {}
void TrialDesk::adopt(const message::Scenario&) {}
std::vector<std::uint32_t> TrialDesk::take_unwanted() { return {}; }
std::string TrialDesk::write() const { return scenario_; }
void TrialDesk::read(std::string_view text) { scenario_ = text; }
void TrialDesk::doubt(const std::map<std::string, double>&) {}
const TrialGuess* TrialDesk::opened() const { return nullptr; }
void TrialDesk::take_own(std::string, std::string, std::string) {}

std::optional<message::Request> DeliberationDesk::next(std::uint32_t, bool) { return std::nullopt; }
void DeliberationDesk::take(std::uint32_t, message::Reply&) {}
void DeliberationDesk::lost(std::uint32_t) {}
void DeliberationDesk::adopt(const message::Scenario&) {}
std::vector<std::uint32_t> DeliberationDesk::take_unwanted() { return {}; }
void DeliberationDesk::take_random(std::string_view) {}
void DeliberationDesk::set_address(std::string) {}
void DeliberationDesk::set_reachable(bool) {}
void DeliberationDesk::set_camera(bool) {}
void DeliberationDesk::take_kept(std::string_view) {}
void DeliberationDesk::take_kept_files(std::string_view) {}
void DeliberationDesk::follow(std::string_view) {}
void DeliberationDesk::set_wall(bool) {}
void DeliberationDesk::offer_guess(message::BallotGuess) {}
void DeliberationDesk::bring(std::vector<message::DeliberationFile>, std::string) {}
std::optional<std::string> DeliberationDesk::take_keep() { return std::nullopt; }
std::optional<std::string> DeliberationDesk::take_keep_files() { return std::nullopt; }
bool DeliberationDesk::take_random_wanted() { return false; }
std::vector<message::DeliberationFile> DeliberationDesk::take_files() { return {}; }

} // namespace folkmoot::session

namespace folkmoot::rooms {
namespace {

/// What leads to a lab's own page.
sheet::Node way_to(session::Room room, std::string_view prefix, std::string page) {
    const std::string title(room_titles[static_cast<std::size_t>(room)]), begin(prefix);
    auto part = sheet::group(begin + "room");
    part.add(sheet::heading(begin + "title", 1, title));
    part.add(sheet::link(begin + "page", title, std::move(page)));
    return part;
}

} // namespace

sheet::Node funding(const session::Session& /*session*/, FundingKept& /*kept*/) {
    return way_to(session::Room::funding, funding_prefix, "funding.html");
}
bool use_funding(session::Session&, const sheet::Node&, std::string_view, bool) { return false; }
std::optional<CardWords> funding_card(const session::Session&) { return std::nullopt; }
std::optional<session::Citable> funding_citable(const session::Session&) { return std::nullopt; }

sheet::Node trial(const session::Session& /*session*/, TrialKept& /*kept*/) {
    return way_to(session::Room::trial, trial_prefix, "trial.html");
}
bool use_trial(session::Session&, const sheet::Node&, std::string_view, bool) { return false; }
std::optional<CardWords> trial_card(const session::Session&) { return std::nullopt; }
std::optional<session::Citable> trial_citable(const session::Session&) { return std::nullopt; }

sheet::Node deliberation(const session::Session& /*session*/, DeliberationKept& /*kept*/) {
    return way_to(session::Room::deliberate, deliberation_prefix, "deliberate.html");
}
std::optional<sheet::Node> way_back_to_ballot(const session::Session&) { return std::nullopt; }
bool use_deliberation(session::Session&, const sheet::Node&, std::string_view) { return false; }
std::optional<CardWords> deliberation_card(const session::Session&) { return std::nullopt; }
std::optional<session::Citable> deliberation_citable(const session::Session&) {
    return std::nullopt;
}

} // namespace folkmoot::rooms
