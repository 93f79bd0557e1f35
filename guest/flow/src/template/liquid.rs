//! What Liquid has and templates here have not, with what to write instead. Only
//! looked for once a template has failed.

use super::available::{FILTERS, missing};
use super::token::{Token, statement, tags, tokens};

/// Statements, with what to write instead, or why there is "no" such thing; `…`
/// stands for the rest of the tag.
const STATEMENTS: &[(&str, &str)] = &[
    ("assign", "no variable: write the value where it is used"),
    ("autoescape", "no escaping: texts are plain, so leave it out"),
    ("break", "no end of a loop but its own: put what it is about into an {% if … %}"),
    ("capture", "no variable: write the text where it is used"),
    ("case", "{% if … == 'first value' %}"),
    ("comment", "{# the comment #}"),
    ("continue", "no end of a loop but its own: put what it is about into an {% if … %}"),
    ("echo", "{{ … }}"),
    ("elsif", "{% elif … %}"),
    ("endcase", "{% endif %}"),
    ("endunless", "{% endif %}"),
    ("include", "no other templates: write the words where they are used"),
    ("liquid", "one {% … %} for each statement"),
    ("render", "no other templates: write the words where they are used"),
    ("set", "no variable: write the value where it is used"),
    ("tablerow", "{% for … %}"),
    ("unless", "{% if not (…) %}"),
    ("when", "{% elif value == … %}"),
    ("with", "no variable: write the value where it is used"),
];

/// Filters that go by another name here.
const RENAMED: &[(&str, &str)] = &[
    ("capitalize", "title"),
    ("downcase", "lower"),
    ("money_with_currency", "money"),
    ("pluralize", "plural"),
    ("upcase", "upper"),
];

/// Filters that are signs here.
const SIGNS: &[(&str, &str)] =
    &[("append", "~"), ("divided_by", "//"), ("minus", "-"), ("modulo", "%"), ("plus", "+"), ("times", "*")];

/// What a loop knows of itself by another name.
const OF_A_LOOP: &[(&str, &str)] = &[("rindex", "revindex"), ("rindex0", "revindex0")];

/// What Liquid calls nothing.
const NOTHING: &[&str] = &["blank", "empty", "nil", "null"];

/// Bytes of a source, and what to write there.
type Edit = (usize, usize, String);

/// What to write instead of the first tag that has something that only Liquid
/// has, or of the whole expression.
pub(crate) fn rewrite(source: &str, is_expression: bool) -> Option<String> {
    if is_expression {
        return edited(source, true);
    }
    tags(source).into_iter().find_map(|(_, tag)| {
        let word = statement(tag);
        let instead = edited(tag, false);
        let Some((_, statement)) = STATEMENTS.iter().find(|(known, _)| *known == word) else {
            return instead;
        };
        let inner = instead.as_deref().unwrap_or(tag).split_once(word)?.1;
        let inner = inner.trim_end_matches(['-', '+', '%', '}']).trim();
        Some(statement.replace('…', inner))
    })
}

/// A tag, or an expression, without what only Liquid has, if it has any of it.
fn edited(source: &str, is_expression: bool) -> Option<String> {
    let read = tokens(source, is_expression);
    let (mut instead, mut place) = (String::new(), 0);
    for index in 0..read.len() {
        let before = index.checked_sub(1).and_then(|index| read.get(index)).copied();
        let rest = read.get(index..).unwrap_or_default();
        let edit = filter(source, rest)
            .or_else(|| comparison(before, rest, is_expression))
            .or_else(|| member(rest))
            .or_else(|| looped(rest));
        // What is in two edits is mended by the first.
        if let Some((start, end, words)) = edit
            && let Some(kept) = source.get(place..start)
        {
            instead.push_str(kept);
            instead.push_str(&words);
            place = end;
        }
    }
    instead.push_str(source.get(place..).unwrap_or_default());
    let is_whole = missing(&instead, is_expression).is_empty()
        && !tokens(&instead, is_expression).iter().any(|(_, token)| NOTHING.contains(token));
    (place > 0 && is_whole).then_some(instead)
}

/// `| name: a, b` is `| name(a, b)` here, if there is such a filter.
fn filter(source: &str, rest: &[Token<'_>]) -> Option<Edit> {
    let [(start, "|"), (place, name), after @ ..] = rest else {
        return None;
    };
    let is_end = |(_, token): &Token<'_>| matches!(*token, "|" | "}}" | "%}");
    let (given, after) = after.split_at_checked(after.iter().position(is_end).unwrap_or(after.len()))?;
    let given = match given {
        [(_, ":"), given @ .., (_, "-")] | [(_, ":"), given @ ..] => given,
        _ => &[],
    };
    let own = RENAMED.iter().find(|(known, _)| known == name).map_or(*name, |(_, own)| *own);
    let sign = SIGNS.iter().find(|(known, _)| known == name).map(|(_, sign)| *sign);
    let known = FILTERS.iter().find(|(known, ..)| *known == own).map(|(.., most)| *most);
    let most = sign.map(|_| 1).or(known)?;
    if sign.is_none() && own == *name && given.is_empty() {
        return None;
    }
    // Liquid's filters take more than ours.
    let (mut commas, mut end, mut kept) = (0, place + name.len(), None);
    for (place, token) in given {
        commas += usize::from(*token == ",");
        end = place + token.len();
        if commas < most {
            kept = Some(end);
        }
    }
    let arguments = given.first().zip(kept).and_then(|((from, _), kept)| source.get(*from..kept));
    let words = match (sign, arguments) {
        (Some(_), _) if after.first().is_some_and(|(_, token)| *token == "|") => return None,
        (Some(sign), arguments) => [sign, " ", arguments.unwrap_or_default()].concat(),
        (None, Some(arguments)) => ["| ", own, "(", arguments, ")"].concat(),
        (None, None) => ["| ", own].concat(),
    };
    Some((*start, end, words))
}

/// What Liquid compares in its own way.
fn comparison(before: Option<Token<'_>>, rest: &[Token<'_>], is_expression: bool) -> Option<Edit> {
    let (start, left) = before?;
    let [(_, sign), (place, right), ..] = rest else {
        return None;
    };
    let end = place + right.len();
    let words = match *sign {
        "contains" => format!("{right} in {left}"),
        "|" if (left, *right) == ("lines", "size") => String::from("order.quantity"),
        // A condition of its own has to say true or false.
        "!=" | "==" if is_expression && NOTHING.contains(right) => format!("{left} {sign} none"),
        "!=" if NOTHING.contains(right) => left.to_owned(),
        "==" if NOTHING.contains(right) => format!("not {left}"),
        _ => return None,
    };
    Some((start, end, words))
}

/// What a list or a loop knows of itself.
fn member(rest: &[Token<'_>]) -> Option<Edit> {
    let (start, word) = rest.first()?;
    let edit = |length: usize, words: String| Some((*start, start + length, words));
    if let Some(name) = word.strip_prefix("forloop.") {
        let own = OF_A_LOOP.iter().find(|(known, _)| *known == name).map_or(name, |(_, own)| *own);
        return edit(word.len(), format!("loop.{own}"));
    }
    match word.strip_prefix("lines.")?.split('.').next()? {
        "size" => edit("lines.size".len(), String::from("order.quantity")),
        "first" => edit("lines.first".len(), String::from("lines[0]")),
        "last" => edit("lines.last".len(), String::from("lines[-1]")),
        _ => None,
    }
}

/// `for line in lines limit: 3` is `for line in lines[:3]` here.
fn looped(rest: &[Token<'_>]) -> Option<Edit> {
    let [(_, "in"), (place, list), options @ ..] = rest else {
        return None;
    };
    if let Some((last, "reversed")) = options.first() {
        return Some((place + list.len(), last + "reversed".len(), String::from("[::-1]")));
    }
    let (mut limit, mut offset, mut end) = (None, 0, None);
    for option in options.chunks(3) {
        let [(_, name), (_, ":"), (place, number)] = option else {
            break;
        };
        let value: usize = number.parse().ok()?;
        match *name {
            "limit" => limit = Some(value),
            "offset" => offset = value,
            _ => return None,
        }
        end = Some(place + number.len());
    }
    let from = if offset == 0 { String::new() } else { offset.to_string() };
    let until = limit.map(|limit| (offset + limit).to_string()).unwrap_or_default();
    Some((place + list.len(), end?, format!("[{from}:{until}]")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::findings::Severity;

    /// The errors of a shop with this template.
    fn errors(template: &str) -> Vec<String> {
        let settings = serde_json::json!({ "brand": "Demo", "templates": { "shipped": template } });
        let found = check(&settings.to_string()).into_iter();
        let found = found.filter(|finding| finding.severity == Severity::Error);
        found
            .map(|finding| format!("{} {}", finding.message, finding.suggestion.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn what_only_liquid_has_is_refused_and_its_rewrite_passes() {
        for (template, expected) in [
            (
                "{{ order.name }}{{ buyer.first_name | default: 'you' }}",
                "{{ buyer.first_name | default('you') }}",
            ),
            ("{{ order.name | upcase }}", "{{ order.name | upper }}"),
            ("{{ order.name | downcase | capitalize }}", "{{ order.name | lower | title }}"),
            ("{{ order.name | append: '!' }}", "{{ order.name ~ '!' }}"),
            ("{{ order.name | upcase | append: ': x, y' }}", "{{ order.name | upper ~ ': x, y' }}"),
            ("{{ order.name }} {{- order.quantity | plus: 1 -}}", "{{- order.quantity + 1 -}}"),
            ("{{ order.name | truncate: 10, '...' }}", "{{ order.name | truncate(10) }}"),
            (
                "{{ order.name }}{{ order.quantity | pluralize: 'item', 'items' }}",
                "{{ order.quantity | plural('item', 'items') }}",
            ),
            (
                "{{ order.name }}{% if parcel.expected_at %}{{ parcel.expected_at | date: '%b %d' }}{% endif %}",
                "{{ parcel.expected_at | date }}",
            ),
            ("{{ order.name }}{% if order.name contains '#' %} x{% endif %}", "{% if '#' in order.name %}"),
            ("{{ order.name }}{% if order.changes != blank %} x{% endif %}", "{% if order.changes %}"),
            (
                "{{ order.name }}{% if order.changes == nil or parcel.carrier == empty %} x{% endif %}",
                "{% if not order.changes or not parcel.carrier %}",
            ),
            (
                "{{ order.name }}{% for line in lines %} {{ line.title }}{% if forloop.rindex > 1 %};{% endif %}{% endfor %}",
                "{% if loop.revindex > 1 %}",
            ),
            (
                "{{ order.name }}{% for line in lines %} {{ line.title }}{% unless forloop.last %};{% endif %}{% endfor %}",
                "{% if not (loop.last) %}",
            ),
            ("{{ order.name }}{% if lines.size > 1 %} x{% endif %}", "{% if order.quantity > 1 %}"),
            ("{{ order.name }} {{ lines | size }}", "{{ order.quantity }}"),
            ("{{ order.name }}{% if lines %} {{ lines.first.title }}{% endif %}", "{{ lines[0].title }}"),
            ("{{ order.name }}{% if lines %} {{ lines.last.title }}{% endif %}", "{{ lines[-1].title }}"),
            (
                "{{ order.name }}{% for line in lines limit:3 %} {{ line.title }}{% endfor %}",
                "{% for line in lines[:3] %}",
            ),
            (
                "{{ order.name }}{% for line in lines reversed %} {{ line.title }}{% endfor %}",
                "{% for line in lines[::-1] %}",
            ),
            (
                "{{ order.name }}{% for line in lines offset: 1 limit: 2 %} {{ line.title }}{% endfor %}",
                "{% for line in lines[1:3] %}",
            ),
            (
                "{{ order.name }}{% if order.quantity > 9 %}{%- elsif order.changes -%}x{% endif %}",
                "{% elif order.changes %}",
            ),
            ("{{ order.name }} {% echo order.name | upcase %}", "{{ order.name | upper }}"),
        ] {
            let said = errors(template);
            assert!(said.iter().any(|said| said.contains(expected)), "{template}: {said:?}");
            let liquid = tags(template).into_iter().find(|(_, tag)| rewrite(tag, false).is_some()).unwrap().1;
            let mended = template.replace(liquid, expected);
            assert_eq!(errors(&mended), [""; 0], "{mended}");
        }
    }

    #[test]
    fn what_has_no_like_here_is_told_in_words() {
        for (template, expected) in [
            ("{% assign x = 1 %}{{ order.name }}", "no variable: write the value where it is used"),
            ("{% case step %}", "{% if step == 'first value' %}"),
            ("{% render 'footer' %}", "no other templates: write the words where they are used"),
            ("{{ order.name | replace: '#', '' }}", "the filters are date, default, first"),
            ("{{ order.name }}{{ order.changes | default: nil }}", "close each {{ with }}"),
            ("{% set x = lines.size %}{{ order.name }}", "no variable: write the value where it is used"),
            ("{{ order.name | size }}", "the filters are date, default, first"),
            ("{{ order.name | append: '!' | upcase }}", "the filters are date, default, first"),
        ] {
            let said = errors(template);
            assert!(said.iter().any(|said| said.contains(expected)), "{template}: {said:?}");
        }
        assert_eq!(
            rewrite("A: {{ order.name | default('a: b') }} {% if order.total %}b{% endif %}", false),
            None
        );
    }

    #[test]
    fn a_condition_is_rewritten_whole() {
        for (condition, expected) in [
            (
                "order.kinds contains 'Coffee' and order.value > 5",
                "'Coffee' in order.kinds and order.value > 5",
            ),
            ("buyer.region != blank", "buyer.region != none"),
            ("buyer.country | downcase == 'us'", "buyer.country | lower == 'us'"),
        ] {
            assert_eq!(rewrite(condition, true).as_deref(), Some(expected));
            let settings =
                serde_json::json!({ "brand": "Demo", "journeys": { "shipped": { "condition": expected } } });
            let found = check(&settings.to_string());
            assert!(found.iter().all(|finding| finding.severity != Severity::Error), "{found:#?}");
        }
    }
}
