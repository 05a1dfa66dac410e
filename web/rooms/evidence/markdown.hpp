#pragma once

/// Reads what a model says of itself, in Markdown, and makes nodes of it.
///
/// Of Markdown it knows what our READMEs use: headings, paragraphs, lists (also numbered), tables,
/// links. Emphasis is dropped and code keeps its words. What it does not know stays as it is
/// written: nothing is lost.

#include "rooms/sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

/// A chapter: its heading and what stands below it, up to the next heading that is as high.
struct Chapter {
    std::string title;                ///< "Purpose and patterns"
    std::vector<sheet::Node> content; ///< headings within it begin at level 4
};

/// A text taken apart at its headings of the second level ("## …"). What stands before the first of
/// them is a chapter without content if it is only the title of the text ("# …").
///
/// `prefix`: of the keys of all nodes, which are unique: "model:3:0".
[[nodiscard]] std::vector<Chapter> read_markdown(std::string_view text, const std::string& prefix);

/// A line without marks of emphasis and code, links as their words: "see *the* [page](url)" is "see
/// the page". `links`: gets words and address of each that leads to a page.
struct InlineLink {
    std::string words, address;
};
[[nodiscard]] std::string plain_words(std::string_view line,
                                      std::vector<InlineLink>* links = nullptr);

} // namespace folkmoot::rooms
