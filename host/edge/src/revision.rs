//! How settings follow on settings: an order is told to its end in the words
//! that it began with, so the templates of earlier revisions are kept, and so is
//! the key of the shop's short links.

use serde_json::{Map, Value, json};

/// Earlier revisions that are kept; the schema of the settings says so too.
pub const HISTORY_MAX: usize = 5;
/// The shop's short links, and what makes their codes.
const SHORT_LINKS: &str = "short_links";
const LINK_KEY: &str = "link_key";

/// What to store (JSON) when a shop saves `next` while `stored` is there: what is
/// stored, to the byte, when it says the same.
///
/// Other templates make a new revision, and those of the last one go into the
/// history. Who saves an empty `history` wants the new words for all. A shop with
/// short links keeps the key of their codes; it gets `link_key` (32 hexadecimal
/// digits that nobody can guess) when it has none. A host that answers no short
/// links gives none, and links stay long. What is not an object is given back as
/// it is: the check has refused it.
pub fn succeeding(stored: Option<&[u8]>, next: &str, link_key: impl FnOnce() -> Option<String>) -> String {
    let text = stored.and_then(|stored| std::str::from_utf8(stored).ok()).unwrap_or_default();
    let Ok(mut next_document) = document(next) else {
        return next.to_owned();
    };
    let stored = document(text).ok();
    let links = next_document.get(SHORT_LINKS).is_some_and(|links| !links.is_null());
    let needs_key = links && next_document.get(LINK_KEY).is_none_or(Value::is_null);
    let known_key = stored.as_ref().and_then(|stored| stored.get(LINK_KEY)).cloned();
    let is_settled = !needs_key || known_key.is_some();
    if let Some(stored) = &stored {
        if is_settled && said(stored) == said(&next_document) && !next_document.contains_key("history") {
            return text.to_owned();
        }
        follow(stored, &mut next_document);
    } else if !needs_key {
        return next.to_owned();
    }
    if needs_key && let Some(key) = known_key.or_else(|| link_key().map(Value::from)) {
        next_document.insert(LINK_KEY.into(), key);
    }
    Value::Object(next_document).to_string()
}

/// Gives settings their revision, and what is kept of earlier ones.
fn follow(stored: &Map<String, Value>, next: &mut Map<String, Value>) {
    let last = stored.get("revision").and_then(Value::as_u64).unwrap_or_default();
    let told_anew = stored.get("templates") != next.get("templates");
    let kept = match next.get("history") {
        Some(given) => given.clone(),
        None if told_anew => with_last(stored, last),
        None => stored.get("history").cloned().unwrap_or_else(|| json!([])),
    };
    let revision = if told_anew { last.saturating_add(1) } else { last };
    // A shop whose words never changed has settings as it wrote them.
    if revision > 0 {
        next.insert("revision".into(), revision.into());
        next.insert("history".into(), kept);
    }
}

fn document(text: &str) -> serde_json::Result<Map<String, Value>> {
    serde_json::from_str(text)
}

/// What the shop itself said.
fn said(document: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let of_host = |name: &str| matches!(name, "revision" | "history" | LINK_KEY);
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
            stored = Some(succeeding(stored.as_deref().map(str::as_bytes), &document.to_string(), || {
                Some("new".into())
            }));
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
        assert_eq!(succeeding(Some(stored.as_bytes()), next, || None), stored);
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
    fn a_shop_with_short_links_gets_a_key_once_and_keeps_it() {
        let linked = |words: &str| {
            let mut linked = self::words(words);
            linked["short_links"] = json!({ "domain": "go.demo.example" });
            linked
        };
        assert_eq!(saved(&[words("a"), linked("a")])["link_key"], "new");
        let first = saved(&[linked("a")]);
        assert_eq!(first["link_key"], "new");
        let kept = |next: Value| {
            let text =
                succeeding(Some(first.to_string().as_bytes()), &next.to_string(), || Some("other".into()));
            serde_json::from_str::<Value>(&text).unwrap()["link_key"].clone()
        };
        assert_eq!((kept(linked("a")), kept(linked("b"))), (json!("new"), json!("new")));
        assert_eq!(saved(&[words("a")]).get("link_key"), None);
    }

    #[test]
    fn no_more_than_a_few_are_kept() {
        let many: Vec<Value> = (0..10).map(|number| words(&number.to_string())).collect();
        let settings = saved(&many);
        assert_eq!(settings["history"].as_array().unwrap().len(), HISTORY_MAX);
        assert_eq!(settings["history"][0]["revision"], 8);
    }
}
