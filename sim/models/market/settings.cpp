#include "models/market/settings.hpp"

#include <vector>

namespace folkmoot::market {

namespace {

template <class Part> void append_market(std::vector<Field<Rules>>& all, const Part& part) {
    all.insert(all.end(), part.begin(), part.end());
}

/// The one place that says which groups exist, what they are called and in which order they are
/// read.
std::vector<Field<Rules>> collect_market() {
    std::vector<Field<Rules>> all;
    append_market(all, embed<&Rules::choice>("choice", Choice::fields()));
    append_market(all, embed<&Rules::admission>("admission", Admission::fields()));
    append_market(all, embed<&Rules::contract>("contract", ContractTerms::fields()));
    append_market(all, embed<&Rules::buying>("buying", Buying::fields()));
    append_market(all, embed<&Rules::watch>("watch", Watch::fields()));
    append_market(all, embed<&Rules::redress>("redress", Redress::fields()));
    append_market(all, embed<&Rules::need>("need", Need::fields()));
    append_market(all, embed<&Rules::service>("service", Service::fields()));
    append_market(all, embed<&Rules::outcome>("outcome", Outcome::fields()));
    append_market(all, embed<&Rules::weighing>("weighing", Weighing::fields()));
    append_market(all, embed<&Rules::voice>("voice", Voice::fields()));
    append_market(all, embed<&Rules::providers>("providers", Providers::fields()));
    append_market(all, embed<&Rules::adaptation>("adaptation", Adaptation::fields()));
    append_market(all, embed<&Rules::entry>("entry", Entry::fields()));
    append_market(all, embed<&Rules::selection>("selection", Selection::fields()));
    append_market(all, embed<&Rules::tendering>("tendering", Tendering::fields()));
    append_market(all, embed<&Rules::inspecting>("inspecting", Inspecting::fields()));
    append_market(all, embed<&Rules::decline>("decline", Decline::fields()));
    return all;
}

} // namespace

std::span<const Field<Rules>> fields() {
    static const std::vector<Field<Rules>> all = collect_market();
    return all;
}

} // namespace folkmoot::market
