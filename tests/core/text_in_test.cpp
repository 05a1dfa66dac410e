#include "core/table/text_in.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace folkmoot {

namespace {

using namespace std::string_literals;

constexpr const char* windows_note =
    "The file does not say how its letters are written: it was read as Windows text. Check the "
    "names.";

/// Bytes of ASCII text as UTF-16.
std::string utf16(std::string_view text, bool big_end_first) {
    std::string bytes;
    for (const char c : text) bytes += big_end_first ? std::string{'\0', c} : std::string{c, '\0'};
    return bytes;
}

} // namespace

TEST_CASE("UTF-8 is read as it is, with and without its mark, and nothing is said") {
    for (const std::string& text : {"code,name\nA,Ynys Môn\n"s, ""s, "a"s, "£5 – “x” 🙂"s}) {
        CHECK(text_in(text).text == text);
        CHECK(text_in("\xEF\xBB\xBF" + text).text == text);
        CHECK(text_in(text).note == "");
        CHECK(text_in(text).letters == Letters::utf8);
    }
}

TEST_CASE("a file that Windows saved is read, and said to be guessed") {
    const TextIn read = text_in("W01,Ynys M\xF4n,\"\xA3"
                                "5,120\"\nW02,C\xF4te-Nord,\x80"
                                "5\n");
    CHECK(read.text == "W01,Ynys Môn,\"£5,120\"\nW02,Côte-Nord,€5\n");
    CHECK(read.letters == Letters::windows);
    CHECK(read.note == windows_note);
    // Quotation marks and dashes as word processors write them.
    CHECK(text_in("St Paul\x92s \x96 \x93north\x94\n").text == "St Paul’s – “north”\n");
    // £ alone is the same letter on both: the commoner is said.
    CHECK(text_in("\xA3"
                  "5\n")
              .letters == Letters::windows);
}

TEST_CASE("a file of an old Mac is known by letters that make no sense as Windows text") {
    const TextIn read = text_in("W01,Ynys M\x99n,\"\xA3"
                                "5,120,000\"\n");
    CHECK(read.text == "W01,Ynys Môn,\"£5,120,000\"\n");
    CHECK(read.letters == Letters::old_mac);
    CHECK(read.note == "The file does not say how its letters are written: it was read as the text "
                       "of an old Mac. Check the names.");
    CHECK(text_in("Orl\x8E"
                  "ans\n")
              .text == "Orléans\n");
    CHECK(text_in("K\x9Aln,\xDB"
                  "5\n")
              .text == "Köln,€5\n");
    CHECK(text_in("St John\xD5s\n").text == "St John’s\n");
}

TEST_CASE("UTF-16 is read in either order, with its mark and without") {
    const std::string table = "code,name,people\r\nA01,Ashford Vale,41200\r\n";
    for (const bool big : {false, true}) {
        const std::string mark = big ? "\xFE\xFF" : "\xFF\xFE";
        const TextIn marked = text_in(mark + utf16(table, big));
        CHECK(marked.text == table);
        CHECK(marked.note == "");
        const TextIn plain = text_in(utf16(table, big));
        CHECK(plain.text == table);
        CHECK(plain.letters == Letters::utf16);
        CHECK(plain.note == "The file does not say how its letters are written: it was read as "
                            "UTF-16. Check the names.");
    }
    // Letters beyond the first 256, and beyond the first 65,536: £, Ł, 🙂.
    CHECK(text_in("\xFF\xFE\xA3\x00\x41\x01\x3D\xD8\x42\xDE"s).text == "£Ł🙂");
}

TEST_CASE("what is lost is said") {
    const std::string note =
        "Some letters of the file are lost and are shown as “�”: check the names.";
    CHECK(text_in("A,Ynys M\xEF\xBF\xBDn\n").note == note);
    CHECK(text_in("\xFF\xFE\x41\x00\x3D\xD8"s).text == "A�");
    CHECK(text_in("\xFF\xFE\x42\xDE\x41"s).text == "��");
    CHECK(text_in("\xFF\xFE\x42\xDE"s).note == note);
    // No Windows letter, no Mac: 0x81 is é there, but not in the middle of a number.
    CHECK(text_in("\x81\n").text == "Å\n");
}

TEST_CASE("whatever the bytes, the text is UTF-8") {
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; second += 3) {
            const std::string bytes{static_cast<char>(first), static_cast<char>(second), 'a', ','};
            REQUIRE(is_utf8(text_in(bytes).text));
        }
}

} // namespace folkmoot
