#include "models/opinion/settings.hpp"

#include <vector>

namespace folkmoot::opinion {
namespace {

template <class Part> void append_opinion(std::vector<Field<Rules>>& all, const Part& part) {
    all.insert(all.end(), part.begin(), part.end());
}

/// The one place that says which groups exist, what they are called and in which order they are
/// read.
std::vector<Field<Rules>> collect_opinion() {
    std::vector<Field<Rules>> all;
    append_opinion(all, embed<&Rules::asking>("asking", Asking::fields()));
    append_opinion(all, embed<&Rules::showing>("showing", Showing::fields()));
    append_opinion(all, embed<&Rules::revising>("revising", Revising::fields()));
    append_opinion(all, embed<&Rules::views>("views", Views::fields()));
    append_opinion(all, embed<&Rules::news>("news", News::fields()));
    append_opinion(all, embed<&Rules::talk>("talk", Talk::fields()));
    append_opinion(all, embed<&Rules::voice>("voice", Voice::fields()));
    append_opinion(all, embed<&Rules::panel>("panel", Panel::fields()));
    append_opinion(all, embed<&Rules::information>("information", Information::fields()));
    append_opinion(all, embed<&Rules::trust>("trust", Trust::fields()));
    append_opinion(all, embed<&Rules::government>("government", Government::fields()));
    append_opinion(all, embed<&Rules::costs>("costs", Costs::fields()));
    return all;
}

} // namespace

std::span<const Field<Rules>> fields() {
    static const std::vector<Field<Rules>> all = collect_opinion();
    return all;
}

} // namespace folkmoot::opinion
