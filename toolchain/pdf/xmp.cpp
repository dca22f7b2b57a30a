// The XMP packet.
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "pdf/metadata.hpp"

namespace diaoban::pdf {
namespace {

// Text in XML 1.0; characters that XML cannot have are left out.
std::string escape_xml(const std::string& text) {
  std::string escaped;
  for (const char32_t c : base::code_points(text)) {
    switch (c) {
      case U'&':
        escaped += "&amp;";
        break;
      case U'<':
        escaped += "&lt;";
        break;
      case U'>':
        escaped += "&gt;";
        break;
      case U'"':
        escaped += "&quot;";
        break;
      default:
        if (c >= 0x20 || c == U'\t' || c == U'\n' || c == U'\r') {
          if (c != 0xFFFE && c != 0xFFFF) base::append(escaped, c);
        }
    }
  }
  return escaped;
}

std::string list(const char* name, const char* kind, const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string text = fmt::format("  <{}><rdf:{}>\n", name, kind);
  for (const auto& item : items) {
    text += fmt::format("   <rdf:li>{}</rdf:li>\n", escape_xml(item));
  }
  return text + fmt::format("  </rdf:{}></{}>\n", kind, name);
}

// A text in the book's language, as dc:title wants it.
std::string alternative(const char* name, const std::string& text) {
  if (text.empty()) return {};
  return fmt::format(
      "  <{0}><rdf:Alt>\n   <rdf:li xml:lang=\"x-default\">{1}</rdf:li>\n  </rdf:Alt></{0}>\n",
      name, escape_xml(text));
}

std::string simple(const char* name, const std::string& text) {
  return text.empty() ? std::string() : fmt::format("  <{0}>{1}</{0}>\n", name, escape_xml(text));
}

// ISO 19005-2 6.6.2.3.3: PDF/A does not know the pdfuaid schema, so the file describes it.
constexpr const char* extension_schema = R"( <rdf:Description rdf:about=""
   xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
   xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
   xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag>
   <rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>
     <rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
     </rdf:li>
    </rdf:Seq></pdfaSchema:property>
   </rdf:li>
  </rdf:Bag></pdfaExtension:schemas>
 </rdf:Description>
)";

std::string join(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "; "));
}

}  // namespace

std::string write_xmp(const project::Metadata& metadata, const Standards& standards,
                      std::int64_t date) {
  const std::string time = write_iso_time(date);
  std::string text =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      " <rdf:Description rdf:about=\"\"\n"
      "   xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      "   xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      "   xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "  <dc:format>application/pdf</dc:format>\n";
  text += alternative("dc:title", metadata.title);
  text += list("dc:creator", "Seq", metadata.authors);
  text += alternative("dc:description", metadata.description);
  text += list("dc:subject", "Bag", metadata.subjects);
  text += alternative("dc:rights", metadata.rights);
  if (!metadata.publisher.empty()) text += list("dc:publisher", "Bag", {metadata.publisher});
  if (!metadata.language.empty()) text += list("dc:language", "Bag", {metadata.language});
  text += simple("xmp:CreateDate", time);
  text += simple("xmp:ModifyDate", time);
  text += simple("xmp:MetadataDate", time);
  text += simple("xmp:CreatorTool", "diaoban");
  text += simple("pdf:Producer", "diaoban");
  text += simple("pdf:Keywords", join(metadata.subjects));
  text += " </rdf:Description>\n";
  if (standards.a2a) {
    text +=
        " <rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
        "  <pdfaid:part>2</pdfaid:part>\n"
        "  <pdfaid:conformance>A</pdfaid:conformance>\n"
        " </rdf:Description>\n";
  }
  if (standards.ua1) {
    text +=
        " <rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
        "  <pdfuaid:part>1</pdfuaid:part>\n"
        " </rdf:Description>\n";
    if (standards.a2a) text += extension_schema;
  }
  return text + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

}  // namespace diaoban::pdf
