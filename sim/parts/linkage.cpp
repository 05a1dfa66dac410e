#include "parts/linkage.hpp"

#include "core/math.hpp"

namespace folkmoot {
namespace {

// How likely a pattern of agreement is, between two records of one person or of strangers.
double pattern_chance(std::span<const LinkField> fields, unsigned agreeing, bool same) {
    double chance = 1.0;
    for (std::size_t k = 0; k < fields.size(); ++k) {
        const double agrees = same ? fields[k].same : fields[k].strangers;
        chance *= (agreeing >> k & 1U) != 0 ? agrees : 1.0 - agrees;
    }
    return chance;
}

} // namespace

LinkWeight link_weight(const LinkField& field) {
    const double ln2 = math::log(2.0);
    return {math::log(field.same / field.strangers) / ln2,
            math::log((1.0 - field.same) / (1.0 - field.strangers)) / ln2};
}

double same_person(std::span<const LinkField> fields, unsigned agreeing, double before) {
    const double one = before * pattern_chance(fields, agreeing, true),
                 two = (1.0 - before) * pattern_chance(fields, agreeing, false);
    return one / (one + two);
}

Linkage linkage_at(std::span<const LinkField> fields, double certainty, double candidates) {
    Linkage all;
    for (unsigned agreeing = 0; agreeing < 1U << fields.size(); ++agreeing) {
        if (same_person(fields, agreeing, 1.0 / candidates) < certainty) continue;
        all.found += pattern_chance(fields, agreeing, true);
        all.wrong += candidates * pattern_chance(fields, agreeing, false);
    }
    return all;
}

} // namespace folkmoot
