"""The shapes of one schema: each made once under its name, and the words of the pack among them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from needlecli.knowledge import Pack
from needlecli.schema._forms import Schema, chosen, mapping, named, offered
from needlecli.schema._words import CHOICES, WORDS

What = Literal["source", "concern", "area", "variant", "caution", "fact", "group"]


@dataclass(slots=True)
class Shapes:
    """The shapes of one schema, and the kinds of word that the described file `declares` itself.

    Such words are offered and not enforced, for the file may hold some that the pack does not know yet.
    """

    pack: Pack
    declares: tuple[What, ...] = ()
    made: dict[str, Schema] = field(default_factory=dict)

    def shared(self, name: str, make: Callable[[], Schema]) -> Schema:
        """Refer to a shape by its name; it is made when it is first wanted."""
        if name not in self.made:
            self.made[name] = {}  # so that a shape may hold itself
            self.made[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def record(self, name: str, properties: Mapping[str, Schema], required: Collection[str] = ()) -> Schema:
        """Describe a mapping whose keys are explained under its name."""
        told = {key: {"description": WORDS[name][key], **form} for key, form in properties.items()}
        return {"title": name.replace("-", " ").capitalize()} | mapping(told, required)

    def choice(self, words: tuple[Any, ...]) -> Schema:
        """Describe one of a few words, each explained where it is explained anywhere."""
        name = next((name for name, told in CHOICES.items() if set(told) == set(words)), "")
        return self.shared(f"choice-{name}", lambda: chosen(CHOICES[name])) if name else {"enum": list(words)}

    def word(self, what: What) -> Schema:
        """Describe the id of something of the pack."""
        return self.shared(f"{what}-id", lambda: self._word(what))

    def _word(self, what: What) -> Schema:
        if what in self.declares:
            return {"type": "string", "defaultSnippets": offered(named(self.words(what)))}
        article = "an" if what == "area" else "a"
        return chosen(self.words(what), f"this is not {article} {what} of the pack this schema was printed for")

    def explained(self, name: str, words: Mapping[str, str], says: str) -> Schema:
        """Describe one of many words, each with what it stands for; `says` is told when it is none of them."""
        return self.shared(name, lambda: chosen(words, says))

    def by(self, what: What, name: str, form: Schema) -> Schema:
        """Describe a mapping from ids of one kind to values of one form."""
        keys = {word: {"description": says, **form} for word, says in self.words(what).items()}
        return self.shared(f"{name}-by-{what}", lambda: mapping(keys))

    def words(self, what: What) -> Mapping[str, str]:
        """Give the ids of one kind, each with what it stands for."""
        known = self.pack.vocabulary
        match what:
            case "source":
                return {one.id: one.title for one in self.pack.sources.values()}
            case "caution":
                return {one.id: f"{one.level}: {one.says}" for one in self.pack.cautions.values()}
            case "variant":
                return {one.id: one.name for one in self.pack.variants.values()}
            case "group":
                return {one.id: one.ask for one in known.groups.values()}
            case "concern":
                return {one.id: one.name for one in known.concerns.values()}
            case "area":
                return {one.id: one.name for one in known.areas.values()}
            case "fact":
                return {one.id: one.name for one in known.facts.values()}
