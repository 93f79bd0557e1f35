//! The tokens inside the tags of a template: not its words for people, no
//! comments and nothing that is raw. They see what no sample order leads to.

/// A token, and at which byte of its source it begins.
pub(crate) type Token<'a> = (usize, &'a str);

/// What begins tags, and what ends them.
const TAGS: &[(&str, &str)] = &[("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
/// Signs of two characters, delimiters among them.
const PAIRS: &[&str] = &["==", "!=", "<=", ">=", "//", "**", "{{", "}}", "{%", "%}"];

/// The tokens of a template, or of an expression, which is all tag.
pub(crate) fn tokens(source: &str, is_expression: bool) -> Vec<Token<'_>> {
    let tags = if is_expression { vec![(0, source)] } else { tags(source) };
    let mut found = Vec::new();
    for (start, tag) in tags {
        let mut place = 0;
        while let Some(rest) = tag.get(place..)
            && let Some(length) = length(rest)
        {
            let token = rest.get(..length).unwrap_or_default();
            if !token.trim().is_empty() {
                found.push((start + place, token));
            }
            place += length;
        }
    }
    found
}

/// The tags of a template with their delimiters, from where they begin.
pub(super) fn tags(template: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut place, mut is_raw) = (0, false);
    while let Some(rest) = template.get(place..).filter(|rest| !rest.is_empty()) {
        let next = TAGS.iter().filter_map(|(begin, end)| Some((rest.find(begin)?, *end))).min();
        let Some((start, end)) = next else {
            break;
        };
        let tag = rest.get(start..).unwrap_or_default();
        let length = if end == "#}" { tag.find(end).map(|at| at + end.len()) } else { closed(tag, end) };
        let Some(whole) = length.and_then(|length| tag.get(..length)) else {
            break;
        };
        let word = statement(whole);
        if is_raw && word != "endraw" {
            place += start + 2;
            continue;
        }
        is_raw = word == "raw";
        if end != "#}" && !matches!(word, "raw" | "endraw") {
            found.push((place + start, whole));
        }
        place += start + whole.len();
    }
    found
}

/// The conditions of a template's branches.
pub(crate) fn conditions(template: &str) -> Vec<&str> {
    tags(template).into_iter().filter_map(condition).collect()
}

fn condition((_, tag): Token<'_>) -> Option<&str> {
    let word = statement(tag);
    matches!(word, "if" | "elif").then(|| inside(tag, word))
}

/// The word that says what a statement does; nothing in other tags.
pub(super) fn statement(tag: &str) -> &str {
    let inner = tag.strip_prefix("{%").unwrap_or_default().trim_start_matches(['-', '+']).trim_start();
    inner.split(|char: char| !char.is_ascii_alphabetic()).next().unwrap_or_default()
}

/// What a tag says after its first word.
pub(super) fn inside<'a>(tag: &'a str, word: &str) -> &'a str {
    let (_, inner) = tag.split_once(word).unwrap_or_default();
    inner.trim_end_matches(['-', '+', '%', '}']).trim()
}

/// How long a tag is that ends so, outside of strings.
fn closed(tag: &str, end: &str) -> Option<usize> {
    let mut place = end.len();
    loop {
        let rest = tag.get(place..)?;
        if rest.starts_with(end) {
            return Some(place + end.len());
        }
        place += length(rest)?;
    }
}

/// How long the token or the space is that a source begins with.
fn length(source: &str) -> Option<usize> {
    let char = source.chars().next()?;
    Some(match char {
        '\'' | '"' => string(source, char),
        _ if is_of_word(char) => source.find(|char| !is_of_word(char)).unwrap_or(source.len()),
        _ if PAIRS.iter().any(|pair| source.starts_with(pair)) => 2,
        _ => char.len_utf8(),
    })
}

/// Names with dots are one word.
fn is_of_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '.')
}

/// How long a string is, quotes and all.
fn string(text: &str, quote: char) -> usize {
    let mut is_escaped = true;
    for (place, char) in text.char_indices() {
        if char == quote && !is_escaped {
            return place + 1;
        }
        is_escaped = char == '\\' && !is_escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_inside_tags_is_a_token() {
        let template =
            "a | b {# c | d #}{%- if x.y >= 'e | \\' f' -%}{% raw %}{{ g | h }}{% endraw %}{{i|j(2)}}";
        let said: Vec<&str> = tokens(template, false).into_iter().map(|(_, token)| token).collect();
        let expected = "{% - if x.y >= 'e | \\' f' - %} {{ i | j ( 2 ) }}";
        assert_eq!(said.join(" "), expected);
        for (place, token) in tokens(template, false) {
            assert!(template[place..].starts_with(token), "{token}");
        }
        assert_eq!(tokens("é == \"a", true), [(0, "é"), (3, "=="), (6, "\"a")]);
        assert_eq!(tokens("{{ a {% b", false), []);
    }
}
