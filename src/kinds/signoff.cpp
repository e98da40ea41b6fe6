// Proof that a person agreed to a content: on paper, by mail, in a chat, in minutes, on a platform, or by an SSH key.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind signoff_kind() {
  Kind kind = named("signoff", "signoffs", "SIG", "signoffs", "Proof that somebody agreed to a content");
  kind.immutable = true;
  kind.fields = {
      line("signs", "Id of the record, or scope or contract").always(),
      line("version", "Version of it"),
      choice("party", {"client", "contractor", "subcontractor", "other"}, "For which side").always(),
      person("person", "Who agreed").always(),
      line("capacity", "As what the person signs").translatable(),
      moment("at", "When").always(),
      choice("method", {"paper", "e-mail", "chat", "minutes", "esign", "ssh"}, "How").always(),
      reference("meeting", {"meeting"}, "Minutes that hold it, for method minutes"),
      evidence(),
      line("content_sha256", "SHA-256 of the content").always(),
      prose("content", "The covered content, in its canonical form").internal(),
      line("statement", "File of the signed statement, for method ssh").internal(),
      line("signature", "File of the signature, for method ssh").internal(),
  };
  kind.columns = {"signs", "version", "party", "person", "at", "method"};
  return complete(std::move(kind));
}

}  // namespace accord
