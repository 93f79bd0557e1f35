//! What Liquid has and templates here have not, with what to write instead. Only
//! looked for once a template has failed.

use super::available::missing;
use super::token::{Token, inside, statement, tags, tokens};

/// Statements → what to write instead, or why there is no such thing; `…` stands for
/// the rest of the tag.
const STATEMENTS: &str = "\
assign capture decrement increment set with→no variable: write the value where it is used
autoescape→no escaping: leave it out
break continue→no way out of a loop: ask with {% if %} what to say
case when→no {% case %}: write {% if … %}, {% elif … %}
comment doc→{# the comment #}
cycle→no {% cycle %}: ask for loop.index
echo→{{ … }}
endcase endunless→{% endif %}
endtablerow→{% endfor %}
form include layout render section style→no other templates: write the words where they are used
liquid→no list: write a tag for each
tablerow→{% for … %}
unless→{% if not (…) %}";

/// Tokens → what to write instead of them, or why there is no such thing. A, B and C
/// are names or values, Q is in quotes, R a range, and N is nothing, or E in an
/// expression, which has to say true or false. After `^` is what comes in front of
/// the value.
const EDITS: &str = "\
{% #→no comment but {# this #}
Q | date→no moment but parcel.expected_at
( R )→no range: write a list, [1, 2, 3]
offset : continue→no offset but a number
lines | size→no number of lines but loop.length in a loop
lines.size→no number of lines but loop.length in a loop
< >→!=
A != E→A != none
A != N→A
A == E→A == none
A == N→not A
A [ Q ]→A.Q
A contains B→B in A
E != A→A != none
E == A→A == none
N != A→A
N == A→not A
cols : A→
else if→elif
elsif→elif
forloop.rindex→loop.revindex
forloop.rindex0→loop.revindex0
forloop→loop
limit : A offset : B→[B:][:A]
limit : A→[:A]
lines.first→lines[0]
lines.last→lines[-1]
offset : A→[A:]
reversed limit : A offset : B→[B:][:A][::-1]
reversed limit : A→[:A][::-1]
reversed offset : A limit : B→[A:][:B][::-1]
reversed offset : A→[A:][::-1]
reversed→[::-1]
| append : A→~ A
| capitalize→| lower | title
| date : A→| date
| default : A , B : C→| default(A)
| default : A→| default(A)
| default : N→| default('')
| divided_by : A→// A
| downcase→| lower
| join : A→| join(A)
| minus : A→- A
| modulo : A→% A
| money_with_currency→| money
| plural : A , B→| plural(A, B)
| pluralize : A , B→| plural(A, B)
| plus : A→+ A
| prepend : A→^A ~ 
| times : A→* A
| truncate : A , B→| truncate(A)
| truncate : A→| truncate(A)
| upcase→| upper";

/// The longest tag that is rewritten, in bytes: people write none of this length, and
/// each error in it asks again.
const TAG_MAX: usize = 200;

/// What Liquid calls nothing.
const NOTHING: &[&str] = &["blank", "empty", "nil", "null"];

/// What to do about what only Liquid has: in the tag at that place, or else in the
/// first that has any of it, or in the whole expression.
pub(crate) fn rewrite(source: &str, is_expression: bool, place: Option<usize>) -> Option<String> {
    if is_expression {
        return advice(source, &[], true);
    }
    let (tags, mut loops) = (tags(source), 0_usize);
    for (index, (start, tag)) in tags.iter().enumerate() {
        match statement(tag) {
            "for" | "tablerow" => loops += 1,
            "endfor" | "endtablerow" => loops = loops.saturating_sub(1),
            _ => {}
        }
        let is_there = place.is_none_or(|place| place >= *start && place < start + tag.len());
        if !is_there || tag.len() > TAG_MAX {
            continue;
        }
        if loops == 0 && tag.contains("loop.") {
            return Some(String::from("only a {% for … %} around it knows that"));
        }
        let advice = advice(tag, tags.get(index + 1..).unwrap_or_default(), false);
        if advice.is_some() {
            return advice;
        }
    }
    None
}

/// What to do about a tag, which others follow, or about an expression.
fn advice(tag: &str, rest: &[Token<'_>], is_expression: bool) -> Option<String> {
    let word = statement(tag);
    let edited = edited(tag, is_expression);
    let inner = inside(edited.as_deref().unwrap_or(tag), word);
    let mut ways = STATEMENTS.split('\n').map(|row| parted(row, '→'));
    let known = ways.find(|(known, _)| tokens(known, true).iter().any(|(_, known)| *known == word));
    let (way, inner) = match inner.strip_prefix("echo ") {
        Some(value) if word == "liquid" && !value.contains('\n') => (Some("{{ … }}"), value),
        _ => (known.map(|(_, way)| way), inner),
    };
    let cases = if word == "case" { cases(inner, rest) } else { String::new() };
    let instead = match way {
        Some(why) if cases.is_empty() && !why.starts_with('{') => return Some(why.to_owned()),
        _ if edited.as_deref().is_some_and(is_advice) => return edited,
        None => edited?,
        Some(_) if !cases.is_empty() => cases,
        Some(way) => {
            let (before, after) = parted(way, '…');
            [before, inner, after].concat()
        }
    };
    Some(["write instead: ", &instead].concat())
}

/// The tags that compare what a `case` tells apart, as far as any follow it.
fn cases(told_apart: &str, rest: &[Token<'_>]) -> String {
    let compared = [told_apart, " == "].concat();
    let mut instead = String::new();
    for (_, tag) in rest.iter().take_while(|(_, tag)| statement(tag) != "endcase") {
        if statement(tag) != "when" {
            continue;
        }
        instead.push_str(if instead.is_empty() { "{% if " } else { " … {% elif " });
        instead.push_str(&compared);
        for (_, token) in tokens(inside(tag, "when"), true) {
            match token {
                "," | "or" => instead.push_str(&[" or ", &compared].concat()),
                token => instead.push_str(token),
            }
        }
        instead.push_str(" %}");
    }
    if !instead.is_empty() {
        instead.push_str(" … {% endif %}");
    }
    instead
}

/// A tag, or an expression, without what only Liquid has, if it has any of it; or why
/// there is no such thing.
fn edited(source: &str, is_expression: bool) -> Option<String> {
    let read = tokens(source, is_expression);
    let in_front = |token: &&Token<'_>| {
        matches!(token, (2, "-") | (_, "{{" | "{%" | "echo" | "liquid" | "if" | "unless"))
    };
    let value = read.iter().find(|token| !in_front(token))?;
    let (mut instead, mut place) = (String::new(), 0);
    for (index, (start, token)) in read.iter().enumerate() {
        let rest = read.get(index..).unwrap_or_default();
        // What is in two edits is mended by the first.
        if let Some(kept) = source.get(place..*start)
            && let Some((end, words, next)) =
                EDITS.split('\n').find_map(|edit| edit_of(edit, rest, is_expression))
        {
            if is_advice(&words) {
                return Some(words);
            }
            instead.push_str(kept);
            if matches!(words.bytes().next(), None | Some(b'[' | b'^')) {
                instead.truncate(instead.trim_end().len());
            }
            let (words, front) = parted(&words, '^');
            instead.push_str(words);
            instead.insert_str(value.0, front);
            // What the next filter takes is the whole of it.
            if *token == "|" && next == "|" && !words.starts_with('|') {
                instead.insert(value.0, '(');
                instead.push(')');
            }
            place = end;
        }
    }
    instead.push_str(source.get(place..).unwrap_or_default());
    (place > 0 && missing(&instead, is_expression).is_empty()).then_some(instead)
}

fn is_advice(words: &str) -> bool {
    words.starts_with("no ")
}

/// What is in front of a sign, and what is behind it.
fn parted(text: &str, sign: char) -> (&str, &str) {
    text.split_once(sign).unwrap_or((text, ""))
}

/// Where an edit of what comes next ends, what it writes, and which token follows it.
fn edit_of<'a>(edit: &str, rest: &[Token<'a>], is_expression: bool) -> Option<(usize, String, &'a str)> {
    let (pattern, instead) = parted(edit, '→');
    let (mut parts, mut end, mut following) = (pattern, 0, rest.iter());
    while !parts.is_empty() {
        let (part, more) = parted(parts, ' ');
        let (place, token) = following.next()?;
        parts = more;
        end = place + token.len();
        let first = token.bytes().next()?;
        let is_quoted = matches!(first, b'\'' | b'"');
        let is_nothing = NOTHING.contains(token);
        let fits = match part {
            "A" | "B" | "C" => !is_nothing && (is_quoted || first.is_ascii_alphanumeric()),
            "E" => is_nothing && is_expression,
            "N" => is_nothing && !is_expression,
            "Q" => is_quoted,
            "R" => token.contains(".."),
            part => {
                end = place + part.len();
                token.strip_prefix(part).is_some_and(|more| more.is_empty() || more.starts_with('.'))
            }
        };
        if !fits {
            return None;
        }
    }
    let next = following.next().map(|(_, token)| *token).unwrap_or_default();
    // Of what is looked up in a list, or of more than one, it is a part.
    if matches!(next.bytes().next(), Some(b'[' | b'.' | b',')) {
        return None;
    }
    let pattern = tokens(pattern, true);
    let mut words = String::new();
    for char in instead.chars() {
        let mut held = pattern.iter().zip(rest);
        match held.find(|((_, part), _)| char.is_ascii_uppercase() && part.starts_with(char)) {
            Some(((_, "Q"), (_, token))) => words.push_str(token.get(1..token.len() - 1)?),
            Some((_, (_, token))) => words.push_str(token),
            None => words.push(char),
        }
    }
    Some((end, words, next))
}

#[cfg(test)]
mod tests;
