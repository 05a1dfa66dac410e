#pragma once

/// Whether two records are of one person: Fellegi and Sunter's weights.
///
/// Source: Fellegi & Sunter, A Theory for Record Linkage, Journal of the American Statistical
/// Association 64 (1969), 1183–1210.

#include <array>
#include <cstddef>
#include <span>

namespace folkmoot {

/// How often a field agrees in two records of one person, and in two of strangers.
struct LinkField {
    double same = 0, strangers = 0; ///< m and u; 0 < strangers < same < 1
};

/// log2 of how much likelier agreement, or disagreement, is between two records of one person.
struct LinkWeight {
    double agrees = 0, differs = 0;
};
[[nodiscard]] LinkWeight link_weight(const LinkField& field);

/// Surname, first name, birth date, postcode: errors that are usual in registers.
inline constexpr std::array<LinkField, 4> usual_fields{
    LinkField{0.95, 0.01}, LinkField{0.9, 0.02}, LinkField{0.97, 0.0001}, LinkField{0.85, 0.001}};

/// The chance that two records are of one person, if `before` was the chance before anybody looked;
/// bit k of `agreeing`: the k-th field agrees.
[[nodiscard]] double same_person(std::span<const LinkField> fields, unsigned agreeing,
                                 double before);

/// What joining all pairs of at least that certainty does.
struct Linkage {
    double found = 0; ///< share of doubles that are joined
    double wrong = 0; ///< strangers joined for each record that is compared with all others
};
/// `candidates`: with how many records of strangers each is compared; the chance before anybody
/// looked is one in as many.
[[nodiscard]] Linkage linkage_at(std::span<const LinkField> fields, double certainty,
                                 double candidates);

} // namespace folkmoot
