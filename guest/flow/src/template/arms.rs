//! The arms of a template's ifs, so that what no sample order leads to can be
//! tried as well.

use super::token::{statement, tags};

/// An if or a loop that is still open; the first is the template itself.
#[derive(Default)]
struct Open<'a> {
    /// The tag of a loop.
    opening: &'a str,
    /// The heaviest arm so far.
    best: Option<(usize, String)>,
    /// What has been read of an arm, or of a loop.
    text: String,
}

/// A template without its ifs: each has given way to the arm that `weigh` finds
/// heaviest. An arm that weighs nothing cannot be taken; what is inside of a
/// loop is weighed with the loop around it.
pub(crate) fn heaviest(template: &str, weigh: &mut dyn FnMut(&str) -> Option<usize>) -> String {
    let mut open = vec![Open::default()];
    let (mut end, mut is_trimmed) = (0, false);
    let end_of = template.len();
    for (place, tag) in tags(template).into_iter().chain([(end_of, "")]) {
        let text = template.get(end..place).unwrap_or_default();
        add(&mut open, if is_trimmed { text.trim_start() } else { text });
        (end, is_trimmed) = (place + tag.len(), tag.ends_with("-%}") || tag.ends_with("-}}"));
        if let Some(last) = open.last_mut().filter(|_| tag.get(2..3) == Some("-")) {
            last.text.truncate(last.text.trim_end().len());
        }
        let is_if = open.last().is_some_and(|last| last.opening.is_empty());
        match statement(tag) {
            "if" => open.push(Open::default()),
            "for" => open.push(Open { opening: tag, ..Open::default() }),
            "elif" | "else" if is_if => end_arm(&mut open, weigh),
            "endif" => {
                end_arm(&mut open, weigh);
                let best = open.pop().and_then(|ended| ended.best);
                add(&mut open, &best.map(|(_, text)| text).unwrap_or_default());
            }
            "endfor" => {
                let ended = open.pop().unwrap_or_default();
                add(&mut open, &[ended.opening, &ended.text, tag].concat());
            }
            _ => add(&mut open, tag),
        }
    }
    open.into_iter().next().unwrap_or_default().text
}

fn add(open: &mut [Open<'_>], text: &str) {
    if let Some(last) = open.last_mut() {
        last.text.push_str(text);
    }
}

fn end_arm(open: &mut [Open<'_>], weigh: &mut dyn FnMut(&str) -> Option<usize>) {
    let loops: Vec<&str> = open.iter().map(|open| open.opening).filter(|tag| !tag.is_empty()).collect();
    let Some(last) = open.last_mut() else {
        return;
    };
    let text = std::mem::take(&mut last.text);
    let around = [loops.concat().as_str(), &text, &"{% endfor %}".repeat(loops.len())].concat();
    if let Some(weight) = weigh(&around)
        && last.best.as_ref().is_none_or(|(best, _)| *best < weight)
    {
        last.best = Some((weight, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_if_the_heaviest_arm_is_left() {
        let weigh = &mut |arm: &str| (!arm.contains("never")).then(|| arm.chars().count());
        for (template, expected) in [
            ("a {{ b }}", "a {{ b }}"),
            ("{% if x %}a{% elif y %}bb{% else %}c{% endif %} d", "bb d"),
            ("{% if x %}a{% if y %}{{ b }}{% endif %}{% else %}cc{% endif %}", "a{{ b }}"),
            ("{% if x %}never{% elif y %}a{% endif %}{% if z %}never{% endif %}", "a"),
            ("a \n {%- if x -%} \n b \n {%- endif -%} \n c", "abc"),
            (
                "{% for line in lines %}{% if x %}{{ line.title }}{% else %}b{% endif %};{% endfor %}",
                "{% for line in lines %}{{ line.title }};{% endfor %}",
            ),
            (
                "{% for line in lines %}a{% else %}b{% endfor %}",
                "{% for line in lines %}a{% else %}b{% endfor %}",
            ),
            ("{% raw %}{% if %}{% endraw %}{# {% if #}", "{% raw %}{% if %}{% endraw %}{# {% if #}"),
        ] {
            assert_eq!(heaviest(template, weigh), expected, "{template}");
        }
    }

    #[test]
    fn what_is_in_a_loop_is_weighed_with_the_loop_around_it() {
        let mut weighed = Vec::new();
        heaviest("{% for a in b %}{% if c %}{{ a }}{% endif %}{% endfor %}", &mut |arm| {
            weighed.push(arm.to_owned());
            None
        });
        assert_eq!(weighed, ["{% for a in b %}{{ a }}{% endfor %}"]);
    }
}
