//! What to write instead, in the notation of the file that is looked at: the
//! component knows settings as JSON, and a settings file here is TOML.

use serde_json::Value;

/// A suggestion with each JSON member and each object in it as TOML:
/// `"budget": { "amount": 100 }` becomes `budget = { amount = 100 }`. All else
/// stays as it is.
pub(crate) fn in_toml(suggestion: &str) -> String {
    let mut written = String::new();
    let mut rest = suggestion;
    let mut after_member = false;
    while let Some(first) = rest.chars().next() {
        // Of several members, each has a line of its own in TOML.
        let (between, text) = match rest.strip_prefix(", ").filter(|_| after_member) {
            Some(text) => (" and ", text),
            None => ("", rest),
        };
        if let Some((toml, length)) = member(text) {
            written.extend([between, &toml]);
            rest = text.get(length..).unwrap_or_default();
            after_member = true;
        } else if let Some((toml, length)) = object(rest) {
            written.push_str(&toml);
            rest = rest.get(length..).unwrap_or_default();
            after_member = false;
        } else {
            written.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            after_member = false;
        }
    }
    written
}

/// The member with which a text begins, and how long it is there.
fn member(text: &str) -> Option<(String, usize)> {
    let (Value::String(name), length) = value(text).filter(|_| text.starts_with('"'))? else {
        return None;
    };
    let after = text.get(length..)?.strip_prefix(':')?;
    let blanks = after.len() - after.trim_start().len();
    let (value, value_length) = value(after.trim_start())?;
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let key = match !name.is_empty() && name.bytes().all(is_bare) {
        true => name,
        false => toml::Value::String(name).to_string(),
    };
    let value = toml::Value::try_from(value).ok()?;
    Some((format!("{key} = {value}"), length + 1 + blanks + value_length))
}

/// The object with which a text begins, and how long it is there.
fn object(text: &str) -> Option<(String, usize)> {
    let (value, length) = value(text).filter(|_| text.starts_with('{'))?;
    Some((toml::Value::try_from(value).ok()?.to_string(), length))
}

/// The JSON with which a text begins, and how long it is there.
fn value(text: &str) -> Option<(Value, usize)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let value = values.next()?.ok()?;
    Some((value, values.byte_offset()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_become_toml_and_words_stay() {
        for (json, expected) in [
            (r#""brand": "Demo Shop""#, r#"brand = "Demo Shop""#),
            (
                r#""budget": { "amount": 100, "currency": "USD" }"#,
                r#"budget = { amount = 100, currency = "USD" }"#,
            ),
            (
                r#""short_links": { "domain": "go.shop.example", "hosts": ["shop.example"] }"#,
                r#"short_links = { domain = "go.shop.example", hosts = ["shop.example"] }"#,
            ),
            (r#""local_senders": ["SA"]"#, r#"local_senders = ["SA"]"#),
            (r#"{ "enabled": false }"#, "{ enabled = false }"),
            (
                r#"let it end on that day: "from": "09:00", "until": "20:00""#,
                r#"let it end on that day: from = "09:00" and until = "20:00""#,
            ),
            (
                r#"leave it out, or give the step "class": "marketing""#,
                r#"leave it out, or give the step class = "marketing""#,
            ),
            (r#""it's": 1"#, r#""it's" = 1"#),
            (r#"did you mean "brand"?"#, r#"did you mean "brand"?"#),
            (r#""https://shop.example/page""#, r#""https://shop.example/page""#),
            ("write instead: {{ order.name }}", "write instead: {{ order.name }}"),
            ("write | default('you'), ä: 1, \"", "write | default('you'), ä: 1, \""),
        ] {
            assert_eq!(in_toml(json), expected);
        }
    }
}
