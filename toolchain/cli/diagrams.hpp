// Diagrams that the book's own commands draw: mermaid, graphviz, plantuml.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/workshop.hpp"
#include "document/tree.hpp"
#include "project/book.hpp"

namespace diaoban::cli {

// The languages of diagrams for which the book's table [commands] names a program.
std::set<std::string> drawn_languages(const project::Book& book);

// Draws each diagram that the reader marked, and shows the SVG in its place; what was drawn before
// is taken from the cache, by its source and command. Gives the SVGs by the path that the trees
// name them with. A diagram that cannot be drawn is a diagnostic and stays as code.
std::map<std::string, std::string> draw_diagrams(const project::Book& book,
                                                 std::vector<document::Document>& documents,
                                                 Workshop& workshop);

}  // namespace diaoban::cli
