// Implements drawings in the page.
#include "epub/xhtml/drawing.hpp"

#include "epub/address.hpp"

namespace diaoban::epub::xhtml {
namespace {

// `value` with every url(#x) leading to the prefixed id.
std::string prefix_urls(std::string_view value, const std::string& prefix) {
  std::string out;
  for (;;) {
    const std::size_t at = value.find("url(#");
    if (at == std::string_view::npos) break;
    out += value.substr(0, at + 5);
    out += prefix;
    value.remove_prefix(at + 5);
  }
  out += value;
  return out;
}

// Every link has a title (EPUBCheck ACC-011): what it says, in an attribute so that it is not read
// twice, or where it leads when it holds nothing but shapes.
void name_link(Node link, const std::string& url) {
  if (link.child("title") || has_attribute(link, "xlink:title")) return;
  std::string name;
  for (const char c : text_of(link)) {
    if (c != '\n' && !(c == ' ' && (name.empty() || name.back() == ' '))) name += c;
  }
  set(link, "xlink:title", name.empty() ? url : name);
}

void place_embedded(Node image, const Media& media) {
  pugi::xml_attribute reference = image.attribute("xlink:href");
  const std::string path = media.find_embedded(reference.value());
  if (!path.empty()) reference.set_value(path.c_str());
}

// A link of a drawing keeps an address that books can hold; any other becomes a group.
void mend_link(Node element, bool linked) {
  for (const char* name : {"href", "xlink:href"}) {
    pugi::xml_attribute attribute = element.attribute(name);
    if (!attribute) continue;
    const Address address = read_address(attribute.value());
    if (!linked && address.kind == AddressKind::Web) {
      attribute.set_value(address.url.c_str());
      name_link(element, address.url);
      return;
    }
    element.remove_attribute(attribute);
  }
  element.remove_attribute("target");
  element.set_name("g");
}

}  // namespace

void prefix_ids(Node element, const std::string& prefix) {
  for (pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    const std::string value = attribute.value();
    if (name == "id") {
      attribute.set_value((prefix + value).c_str());
    } else if ((name == "href" || name == "xlink:href") && value.starts_with("#")) {
      attribute.set_value(("#" + prefix + value.substr(1)).c_str());
    } else if (value.find("url(#") != std::string::npos) {
      attribute.set_value(prefix_urls(value, prefix).c_str());
    }
  }
}

Node write_drawing(Node parent, const figures::Picture& picture, const std::string& prefix,
                   std::string_view alternative, bool linked, const Media& media) {
  pugi::xml_document parsed;
  // White space between the pieces of a text is a part of the drawing.
  const auto result =
      parsed.load_buffer(picture.svg.data(), picture.svg.size(),
                         pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result || std::string_view(parsed.document_element().name()) != "svg") return {};
  Node svg = parent.append_copy(parsed.document_element());
  for (Node at = svg; at; at = next(at, svg)) {
    if (at.type() != pugi::node_element) continue;
    prefix_ids(at, prefix);
    if (std::string_view(at.name()) == "image") place_embedded(at, media);
    if (std::string_view(at.name()) == "a") mend_link(at, linked);
  }
  svg.remove_attribute("style");
  svg.remove_attribute("class");
  // Its links must stay reachable, which role="img" would forbid; no other role is allowed.
  set(svg, "role", "document");
  if (!alternative.empty()) set(svg, "aria-label", alternative);
  return svg;
}

}  // namespace diaoban::epub::xhtml
