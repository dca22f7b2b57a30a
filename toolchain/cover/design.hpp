// A cover design as data: a template of vector art and the places that texts take in it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cover/line.hpp"

namespace diaoban::cover {

enum class Part { Front, Spine, Back };
enum class Script { Any, EastAsian, Latin };
enum class Alignment { Start, Center, End };

// Where a text goes. Lengths are expressions in units of a thousandth of the front's width; see
// cover/README.md.
struct PlaceRule {
  std::string text;  // which text: "title", "authors" …; also the name of its box
  Part part = Part::Front;
  Script script = Script::Any;
  Direction direction = Direction::Horizontal;
  Alignment align = Alignment::Start;   // along the lines
  Alignment settle = Alignment::Start;  // across them
  std::string role;
  std::string color;
  std::string x, y, width, height;
  std::string largest, smallest;
  double leading = 1.2;
  int lines = 1;
  bool flow = false;  // a longer text: lines are filled, not balanced
  double few = 0;     // how much each further line is disliked
  double spread = 0;  // tracking of a single short line at most, in sizes
};

struct Design {
  std::string name;
  std::map<std::string, std::string> colors;  // name -> "#rrggbb"
  std::string tint;                           // the colour that an author's colour replaces
  std::vector<std::string> tints;             // to choose from by the title; empty: its own only
  // Colour name -> the ground that it stands on, the light and the dark colour to choose from.
  std::map<std::string, std::vector<std::string>> contrasts;
  // Colour name -> the colour below, the one that lies thinly over it, and how much of it shows.
  struct Mix {
    std::string below;
    std::string over;
    double share = 0;
  };
  std::map<std::string, Mix> mixes;
  std::vector<PlaceRule> places;  // in the order they are set in: later ones know earlier boxes
  std::string_view art;           // SVG with expressions in braces
};

// Names of the designs that ship, the default first.
const std::vector<std::string>& design_names();

// The design of that name, which must be one of design_names().
Design load_design(std::string_view name);

}  // namespace diaoban::cover
