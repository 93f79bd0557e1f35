//! How settings follow on settings: an order is told to its end in the words
//! that it began with, so the templates of earlier revisions are kept.

use serde_json::{Map, Value, json};

/// Earlier revisions that are kept; the schema of the settings says so too.
pub const HISTORY_MAX: usize = 5;

/// What to store (JSON) when a shop saves `next` while `stored` is there: what is
/// stored, to the byte, when it says the same.
///
/// Other templates make a new revision, and those of the last one go into the
/// history. Who saves an empty `history` wants the new words for all. What is
/// not an object is given back as it is: the check has refused it.
pub fn succeeding(stored: Option<&[u8]>, next: &str) -> String {
    let text = stored.and_then(|stored| std::str::from_utf8(stored).ok()).unwrap_or_default();
    let (Ok(stored), Ok(mut next_document)) = (document(text), document(next)) else {
        return next.to_owned();
    };
    if said(&stored) == said(&next_document) && !next_document.contains_key("history") {
        return text.to_owned();
    }
    let last = stored.get("revision").and_then(Value::as_u64).unwrap_or_default();
    let told_anew = stored.get("templates") != next_document.get("templates");
    let kept = match next_document.get("history") {
        Some(given) => given.clone(),
        None if told_anew => with_last(&stored, last),
        None => stored.get("history").cloned().unwrap_or_else(|| json!([])),
    };
    let revision = if told_anew { last.saturating_add(1) } else { last };
    // A shop whose words never changed has settings as it wrote them.
    if revision > 0 {
        next_document.insert("revision".into(), revision.into());
        next_document.insert("history".into(), kept);
    }
    Value::Object(next_document).to_string()
}

fn document(text: &str) -> serde_json::Result<Map<String, Value>> {
    serde_json::from_str(text)
}

/// What the shop itself said.
fn said(document: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let of_host = |name: &str| matches!(name, "revision" | "history");
    document.iter().filter(|(name, _)| !of_host(name)).collect()
}

/// The history with the stored templates as its newest.
fn with_last(stored: &Map<String, Value>, revision: u64) -> Value {
    let templates = stored.get("templates").cloned().unwrap_or_else(|| json!({}));
    let mut history = vec![json!({ "revision": revision, "templates": templates })];
    let earlier = stored.get("history").and_then(Value::as_array).into_iter().flatten().cloned();
    history.extend(earlier.take(HISTORY_MAX - 1));
    Value::Array(history)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(documents: &[Value]) -> Value {
        let mut stored: Option<String> = None;
        for document in documents {
            stored = Some(succeeding(stored.as_deref().map(str::as_bytes), &document.to_string()));
        }
        serde_json::from_str(&stored.unwrap()).unwrap()
    }

    fn words(words: &str) -> Value {
        json!({ "brand": "Demo", "templates": { "shipped": words } })
    }

    #[test]
    fn settings_that_say_the_same_stay_as_they_are() {
        assert_eq!(saved(&[words("a")]), words("a"));
        assert_eq!(saved(&[words("a"), words("a")]), words("a"));
        let twice = saved(&[words("a"), words("b")]);
        assert_eq!(saved(&[words("a"), words("b"), words("b")]), twice);
        let (stored, next) = (r#"{"support": "x", "brand":"Demo"}"#, r#"{"brand":"Demo","support":"x"}"#);
        assert_eq!(succeeding(Some(stored.as_bytes()), next), stored);
    }

    #[test]
    fn earlier_words_are_kept_newest_first() {
        let settings = saved(&[words("a"), words("b"), words("c")]);
        assert_eq!(settings["revision"], 2);
        assert_eq!(
            settings["history"],
            json!([{ "revision": 1, "templates": { "shipped": "b" } },
                   { "revision": 0, "templates": { "shipped": "a" } }])
        );
    }

    #[test]
    fn what_is_not_about_words_makes_no_revision() {
        let mut other = words("b");
        other["support"] = json!("help@demo.example");
        let settings = saved(&[words("a"), words("b"), other]);
        assert_eq!(settings["revision"], 1);
        assert_eq!(settings["history"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn an_empty_history_gives_the_new_words_to_all() {
        let mut at_once = words("b");
        at_once["history"] = json!([]);
        let settings = saved(&[words("a"), at_once]);
        assert_eq!((&settings["revision"], &settings["history"]), (&json!(1), &json!([])));
    }

    #[test]
    fn no_more_than_a_few_are_kept() {
        let many: Vec<Value> = (0..10).map(|number| words(&number.to_string())).collect();
        let settings = saved(&many);
        assert_eq!(settings["history"].as_array().unwrap().len(), HISTORY_MAX);
        assert_eq!(settings["history"][0]["revision"], 8);
    }
}
