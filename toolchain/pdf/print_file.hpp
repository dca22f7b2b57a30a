// A finished PDF as a printer sees it: boxes, ink, fonts, and what has no place on paper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoban::pdf {

// Points from the page's lower left, as the file counts.
struct PageBox {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
  double width() const { return right - left; }
  double height() const { return top - bottom; }
};

enum class InkKind { Text, Shape, Picture };

// What one operator paints, within the clips around it. White paints nothing.
struct Ink {
  InkKind kind = InkKind::Shape;
  PageBox box;
  double size = 0;        // of text: points
  double resolution = 0;  // of a picture: pixels an inch, in the coarser direction
};

struct PrintPage {
  PageBox media;
  PageBox trim;  // the media box where the file names none
  PageBox bleed;
  bool has_trim = false;
  bool annotated = false;
  bool transparent = false;
  bool colored = false;       // a colour that is no grey
  bool has_profiles = false;  // RGB or a colour with a profile
  std::vector<Ink> inks;
};

struct PrintFile {
  bool sound = false;  // else nothing below is filled
  std::string fault;   // why it is not
  bool encrypted = false;
  bool outlined = false;
  bool scripted = false;  // JavaScript or other actions
  bool layered = false;
  bool attached = false;
  bool pdfx = false;                       // claims PDF/X
  std::vector<std::string> missing_fonts;  // not embedded
  std::vector<PrintPage> pages;
};

// Reads the file. Text boxes are those of the characters' cells, halves of Chinese marks without
// ink excepted. Damaged files are told in `fault`; never throws for what is in `bytes`.
PrintFile read_print_file(std::string_view bytes);

}  // namespace diaoban::pdf
