// ISBNs: thirteen digits with a check digit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoban::cover {

// The thirteen digits of an ISBN as authors write it — with or without "ISBN", "urn:isbn:", hyphens
// and spaces; an ISBN-10 becomes its ISBN-13. Nothing when its check digit or prefix is wrong.
std::optional<std::string> read_isbn(std::string_view text);

// Whether the text says that it is an ISBN: "urn:isbn:…", "ISBN …".
bool claims_isbn(std::string_view text);

// Why read_isbn() refuses the text, in a sentence: "the check digit should be 7".
std::string explain_isbn(std::string_view text);

// The check digit of the first twelve digits of an EAN-13 (GS1 General Specifications 7.9).
char ean_check_digit(std::string_view twelve);

}  // namespace diaoban::cover
