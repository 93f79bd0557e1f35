//! What Liquid has and templates here have not, with what to write instead. Only
//! looked for once a template has failed.

/// Statements, with what to write instead; `…` stands for the rest of the tag.
const STATEMENTS: &[(&str, &str)] = &[
    ("assign", "no variable: write the value where it is used"),
    ("capture", "no variable: write the text where it is used"),
    ("case", "{% if … == 'first value' %}"),
    ("comment", "{# the comment #}"),
    ("echo", "{{ … }}"),
    ("elsif", "{% elif … %}"),
    ("endcase", "{% endif %}"),
    ("endunless", "{% endif %}"),
    ("liquid", "one {% … %} for each statement"),
    ("unless", "{% if not (…) %}"),
    ("when", "{% elif value == … %}"),
];

/// Filters that go by another name here.
const FILTERS: &[(&str, &str)] = &[
    ("capitalize", "title"),
    ("downcase", "lower"),
    ("money_with_currency", "money"),
    ("pluralize", "plural"),
    ("upcase", "upper"),
];

/// What to write instead of the first construct that only Liquid has.
pub(super) fn rewrite(template: &str) -> Option<String> {
    let tags = template.split('{').filter_map(|rest| {
        let statement = rest.strip_prefix('%');
        let end = if statement.is_some() { "%}" } else { "}}" };
        let (inner, _) = statement.unwrap_or(rest).split_once(end)?;
        Some((statement.is_some(), inner.trim_matches(['-', ' ', '\n'])))
    });
    tags.into_iter().find_map(|(is_statement, inner)| {
        let own = if is_statement { statement(inner) } else { None };
        own.or_else(|| filter(inner)).or_else(|| contains(inner))
    })
}

fn statement(inner: &str) -> Option<String> {
    let (word, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let (_, instead) = STATEMENTS.iter().find(|(known, _)| *known == word)?;
    Some(instead.replace('…', rest.trim()))
}

/// `| name: a, b` is `| name(a, b)` here.
fn filter(inner: &str) -> Option<String> {
    inner.split('|').skip(1).find_map(|part| {
        let (name, arguments) = match part.split_once(':') {
            Some((name, arguments)) => (name.trim(), Some(arguments.trim())),
            None => (part.trim(), None),
        };
        if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return None;
        }
        let other = FILTERS.iter().find(|(known, _)| *known == name).map(|(_, own)| *own);
        match (other, arguments) {
            (None, None) => None,
            (None, Some(_)) if name == "date" => Some(String::from("| date")),
            (own, Some(arguments)) => Some(format!("| {}({arguments})", own.unwrap_or(name))),
            (Some(own), None) => Some(format!("| {own}")),
        }
    })
}

/// `list contains value` is `value in list` here.
fn contains(inner: &str) -> Option<String> {
    let (before, after) = inner.split_once(" contains ")?;
    let list = before.split_whitespace().next_back()?;
    let value = after.split_whitespace().next()?;
    Some(format!("{value} in {list}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_liquid_construct_is_refused_with_its_rewrite() {
        let cases = [
            ("{% unless order.status_url %}x{% endunless %}", "{% if not (order.status_url) %}"),
            ("{%- elsif a == b -%}", "{% elif a == b %}"),
            ("{% case step %}", "{% if step == 'first value' %}"),
            ("{% assign x = 1 %}", "no variable: write the value where it is used"),
            ("{{ buyer.first_name | default: 'you' }}", "| default('you')"),
            ("{{ order.name | upcase }}", "| upper"),
            ("{{ parcel.expected_at | date: '%b %d' }}", "| date"),
            ("{% if order.name contains '#' %}", "'#' in order.name"),
        ];
        for (template, expected) in cases {
            assert_eq!(rewrite(template).as_deref(), Some(expected), "{template}");
        }
        assert_eq!(rewrite("A: {{ order.name | default('a') }} {% if order.total %}b{% endif %}"), None);
    }
}
