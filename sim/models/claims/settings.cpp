#include "models/claims/settings.hpp"

#include "engine/usual_town.hpp"

namespace folkmoot::claims {

std::span<const Field<Rules>> fields() {
    static const std::vector<Field<Rules>> all = all_fields<Rules>(
        embed<&Rules::asking>("asking", Asking::fields()),
        embed<&Rules::paying>("paying", Paying::fields()),
        embed<&Rules::renewing>("renewing", Renewing::fields()),
        embed<&Rules::doors>("doors", Doors::fields()), embed<&Rules::care>("care", Care::fields()),
        embed<&Rules::work>("work", Work::fields()), embed<&Rules::right>("right", Right::fields()),
        embed<&Rules::notice>("notice", Notice::fields()),
        embed<&Rules::hassle>("hassle", Hassle::fields()),
        embed<&Rules::offer>("offer", Offer::fields()),
        embed<&Rules::means>("means", Means::fields()),
        embed<&Rules::change>("change", ChangeRules::fields()),
        embed<&Rules::reclaim>("reclaim", Reclaim::fields()),
        embed<&Rules::registers>("register", Register::fields()),
        embed<&Rules::reach>("reach", Reach::fields()), embed<&Rules::ease>("ease", Ease::fields()),
        embed<&Rules::faults>("faults", Faults::fields()),
        embed<&Rules::third>("third", Third::fields()),
        embed<&Rules::helping>("helping", Helping::fields()),
        embed<&Rules::machine>("machine", Machine::fields()),
        embed<&Rules::casework>("casework", Casework::fields()),
        embed<&Rules::rise>("rise", Rise::fields()), embed<&Rules::cost>("cost", Costs::fields()));
    return all;
}

} // namespace folkmoot::claims
