//! Who says in a clause that they are somebody else: "I'm not Dana".
//!
//! Nothing tells a name from "home" and "sure" for certain. Here it is the one
//! word that is left, and written with a capital inside the sentence, which is
//! why this is asked about and not decided.

use super::normalise::Text;

/// What stands before the name and behind it, as `Text::joined` writes it.
const DENIALS: &[(&str, &str)] = &[
    ("imnot", ""),
    ("iamnot", ""),
    ("thisisnot", ""),
    ("thisisnt", ""),
    ("thereisno", "here"),
    ("thereisno", "atthisnumber"),
    ("theresno", "here"),
    ("theresno", "atthisnumber"),
    ("jenesuispas", ""),
    ("jesuispas", ""),
    ("cenestpas", ""),
    ("ichbinnicht", ""),
    ("hiergibteskeinenherrn", ""),
    ("hiergibteskeinefrau", ""),
    ("hierwohntkeinherr", ""),
    ("hierwohntkeinefrau", ""),
    ("nosoy", ""),
    ("naosou", ""),
    ("naosoua", ""),
    ("naosouo", ""),
    ("naoea", ""),
    ("naoeo", ""),
    ("nonsono", ""),
    ("ikben", "niet"),
    ("ikbenniet", ""),
    ("niejestem", ""),
    ("nejsem", ""),
    ("jagarinte", ""),
    ("jegerikke", ""),
    ("enole", ""),
    ("яне", ""),
    ("этоне", ""),
    ("ben", "degilim"),
    ("nemvagyok", ""),
    ("sayabukan", ""),
    ("toikhongphai", ""),
    ("main", "nahihun"),
    ("ami", "na"),
    ("nusunt", ""),
    ("ilnyapasde", "ici"),
    ("quinoncenessun", ""),
    ("quinoncenessuna", ""),
    ("naoexistenenhum", "aqui"),
    ("naoexistenenhuma", "aqui"),
    ("nustanicio", "aici"),
    ("δενειμαι", ""),
    ("δενειμαιο", ""),
    ("δενειμαιη", ""),
];
/// What German writes like a name.
const HOME: &str = "zuhause";
/// Names have no more bytes.
const NAME_MAX: usize = 40;

/// Whether a clause of a reply denies a name and says nothing else.
pub(super) fn denies(body: &str, text: &Text) -> bool {
    let mut clauses = text.words.chunk_by(|one, next| one.clause == next.clause);
    clauses.any(|words| {
        let said: String = words.iter().map(|word| word.text.as_str()).collect();
        is_denial(body, &said)
    })
}

fn is_denial(body: &str, said: &str) -> bool {
    DENIALS.iter().any(|(before, behind)| {
        let name = said.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
        name.is_some_and(|name| {
            !name.is_empty()
                && name != HOME
                && name.len() <= NAME_MAX
                && body.split_whitespace().any(|word| has_capital(word) && Text::of(word).joined() == name)
        })
    })
}

/// "Dana", not "dana" or "DANA".
fn has_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}
