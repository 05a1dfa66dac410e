/// The labs' desks where there are no labs: the plain page of Explore and Evidence.
///
/// Their pages are their own, and two thirds of what the session is made of is theirs. Here a desk
/// asks for nothing and answers nothing; what a link says of a lab it keeps as it is, so that the
/// next link says it too. The linker finds a function here before it looks for one in the desks'
/// library.

#include "session/funding/desk.hpp"
#include "session/trial/desk.hpp"

#include <utility>

namespace folkmoot::session {

std::optional<message::Request> FundingDesk::next(std::uint32_t, bool) { return std::nullopt; }
void FundingDesk::take(std::uint32_t, message::Reply&) {}
void FundingDesk::lost(std::uint32_t) {}
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
void TrialDesk::adopt(const message::Scenario&) {}
std::vector<std::uint32_t> TrialDesk::take_unwanted() { return {}; }
std::string TrialDesk::write() const { return scenario_; }
void TrialDesk::read(std::string_view text) { scenario_ = text; }
void TrialDesk::doubt(const std::map<std::string, double>&) {}
void TrialDesk::take_own(std::string, std::string) {}

} // namespace folkmoot::session
