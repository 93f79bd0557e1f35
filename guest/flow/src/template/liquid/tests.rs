//! What Liquid has and templates here have not: its rewrites, held against the checks.

use super::*;
use crate::check::check;
use crate::findings::Severity;

/// The errors of a shop with this template.
fn errors(template: &str) -> Vec<String> {
    let settings = serde_json::json!({ "brand": "Demo", "templates": { "shipped": template } });
    let found = check(&settings.to_string()).into_iter();
    let found = found.filter(|finding| finding.severity == Severity::Error);
    found.map(|finding| format!("{} {}", finding.message, finding.suggestion.unwrap_or_default())).collect()
}

#[test]
fn what_only_liquid_has_is_refused_and_its_rewrite_passes() {
    for (template, expected) in [
        (
            "{{ order.name }}{{ buyer.first_name | default: 'you' }}",
            "{{ buyer.first_name | default('you') }}",
        ),
        ("{{ order.name | upcase }}", "{{ order.name | upper }}"),
        ("{{ order.name|downcase }}", "{{ order.name| lower }}"),
        ("{{ order.name | capitalize }}", "{{ order.name | lower | title }}"),
        ("{{ order.name | append: '!' }}", "{{ order.name ~ '!' }}"),
        ("{{ order.name | upcase | append: ': x, y' }}", "{{ order.name | upper ~ ': x, y' }}"),
        ("{{ order.name | append: '!' | upcase }}", "{{ (order.name ~ '!') | upper }}"),
        ("{{ order.name | prepend: 'no. ' }}", "{{ 'no. ' ~ order.name }}"),
        ("{{ order.name }} {{- buyer.tone | prepend: 'a' | upcase -}}", "{{- ('a' ~ buyer.tone) | upper -}}"),
        ("{{ order.name }} {{- order.quantity | plus: 1 -}}", "{{- order.quantity + 1 -}}"),
        ("{{ order.name }}{{ order.quantity | plus: 2 | times: 3 }}", "{{ (order.quantity + 2) * 3 }}"),
        ("{{ order.name | truncate: 10, '...' }}", "{{ order.name | truncate(10) }}"),
        (
            "{{ order.name }}{{ order.quantity | pluralize: 'item', 'items' }}",
            "{{ order.quantity | plural('item', 'items') }}",
        ),
        (
            "{{ order.name }}{% if parcel.expected_at %}{{ parcel.expected_at | date: '%b %d' }}{% endif %}",
            "{{ parcel.expected_at | date }}",
        ),
        ("{{ order.name }}{{ order.changes | default: nil }}", "{{ order.changes | default('') }}"),
        ("{{ order['name'] }}", "{{ order.name }}"),
        ("{{ order.name }}{% if order.name contains '#' %} x{% endif %}", "{% if '#' in order.name %}"),
        ("{{ order.name }}{% if order.quantity <> 9 %} x{% endif %}", "{% if order.quantity != 9 %}"),
        ("{{ order.name }}{% if order.changes != blank %} x{% endif %}", "{% if order.changes %}"),
        ("{{ order.name }}{% if blank == order.changes %} x{% endif %}", "{% if not order.changes %}"),
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
        (
            "{{ order.name }}{{ order.quantity | plural: 'item', 'items' }}",
            "{{ order.quantity | plural('item', 'items') }}",
        ),
        ("{{ order.name }}{% if lines %} {{ lines.first.title }}{% endif %}", "{{ lines[0].title }}"),
        ("{{ order.name }}{% if lines %} {{ lines.last.title }}{% endif %}", "{{ lines[-1].title }}"),
        (
            "{{ order.name }}{% for line in lines limit:3 %} {{ line.title }}{% endfor %}",
            "{% for line in lines[:3] %}",
        ),
        (
            "{{ order.name }}{% for line in lines limit: order.quantity %} {{ line.title }}{% endfor %}",
            "{% for line in lines[:order.quantity] %}",
        ),
        (
            "{{ order.name }}{% for line in lines reversed %} {{ line.title }}{% endfor %}",
            "{% for line in lines[::-1] %}",
        ),
        (
            "{{ order.name }}{% for line in lines reversed limit:2 %} {{ line.title }}{% endfor %}",
            "{% for line in lines[:2][::-1] %}",
        ),
        (
            "{{ order.name }}{% for line in lines offset: 1 limit: 2 %} {{ line.title }}{% endfor %}",
            "{% for line in lines[1:][:2] %}",
        ),
        (
            "{{ order.name }}{% tablerow line in lines cols:2 offset:1 %}{{ line.title }}{% endfor %}",
            "{% for line in lines[1:] %}",
        ),
        (
            "{{ order.name }}{% if order.quantity > 9 %}{%- elsif order.changes -%}x{% endif %}",
            "{%- elif order.changes -%}",
        ),
        (
            "{{ order.name }}{% if order.quantity > 9 %}{% else if order.changes %}x{% endif %}",
            "{% elif order.changes %}",
        ),
        ("{{ order.name }} {% echo order.name | upcase %}", "{{ order.name | upper }}"),
        ("{% liquid\n echo order.name | append: '!'\n%}", "{{ order.name ~ '!' }}"),
    ] {
        let said = errors(template);
        let advised = |said: &String| said.ends_with(&["write instead: ", expected].concat());
        assert!(said.iter().any(advised), "{template}: {said:?}");
        let is_liquid = |(place, _): &Token<'_>| rewrite(template, false, Some(*place)).is_some();
        let liquid = tags(template).into_iter().find(is_liquid).unwrap().1;
        let mended = template.replace(liquid, expected);
        assert_eq!(errors(&mended), [""; 0], "{mended}");
    }
}

#[test]
fn each_error_has_its_own_rewrite() {
    let errors = errors("{{ order.name | upcase }}{{ buyer.tone | downcase }}{{ forloop.index }}{{ x }}");
    let advised = ["{ order.name | upper }}", "{ buyer.tone | lower }}", "around it knows that", "speak of"];
    assert!(advised.iter().all(|end| errors.iter().any(|error| error.ends_with(end))), "{errors:#?}");
    let later = "{{ order.name | upcase }}{% if order.quantity <> 1 %}x{% endif %}";
    let place = later.find("<>");
    assert_eq!(rewrite(later, false, place).as_deref(), Some("write instead: {% if order.quantity != 1 %}"));
    assert_eq!(rewrite(later, false, later.find('x')), None, "words for people");
    let long = ["{{ order.name", &" | upcase".repeat(TAG_MAX / 9), " }}"].concat();
    assert_eq!(rewrite(&long, false, None), None, "more than people write");
}

#[test]
fn cases_are_rewritten_with_their_values() {
    let case =
        "{{ order.name }}{% case step %}{% when 'a, b' or -1, 2 %}x{% else %}{% when 'c' %}y{% endcase %}";
    let expected =
        "{% if step == 'a, b' or step == -1 or step == 2 %} … {% elif step == 'c' %} … {% endif %}";
    assert!(errors(case)[0].ends_with(expected), "{:?}", errors(case));
}

#[test]
fn what_has_no_like_here_is_told_in_words() {
    let no_number = "no number of lines but loop.length in a loop";
    for (template, expected) in [
        ("{% assign x = 1 %}{{ order.name }}", "no variable: write the value where it is used"),
        ("{% case step %}", "no {% case %}: write {% if … %}, {% elif … %}"),
        ("{% render 'footer' %}", "no other templates: write the words where they are used"),
        ("{% for line in lines %}{% break %}{% endfor %}", "no way out of a loop"),
        ("{% liquid\n echo step\n echo order.name\n%}", "no list: write a tag for each"),
        ("{{ order.name | replace: '#', '' }}", "the filters are date, default, first"),
        ("{% set x = lines.size %}{{ order.name }}", "no variable: write the value where it is used"),
        ("{{ order.name | size }}", "the filters are date, default, first"),
        ("{{ order.name }}{% if lines.size > 1 %}x{% endif %}", no_number),
        ("{{ order.name }}{{ lines | size }}", no_number),
        ("{{ order.name }}{{ lines.size | minus: 1 }}", no_number),
        ("{{ order.name }}{{ 'now' | date: '%Y' }}", "no moment but parcel.expected_at"),
        ("{{ order.name }}{% # a comment %}", "no comment but {# this #}"),
        ("{{ order.name }}{{ forloop.index }}", "only a {% for … %} around it knows that"),
        ("{{ order.name }}{% cycle 'a', 'b' %}", "no {% cycle %}: ask for loop.index"),
        ("{{ order.name }}{% for i in (1..3) %}{{ i }}{% endfor %}", "no range: write a list, [1, 2, 3]"),
        ("{{ order.name }}{% for line in lines offset:continue %}{% endfor %}", "no offset but a number"),
        ("{{ order.name }}{% if lines[0].title == blank %}{% endif %}", "the schema of the settings"),
    ] {
        let said = errors(template);
        assert!(said.iter().any(|said| said.contains(expected)), "{template}: {said:?}");
        assert!(said.iter().all(|said| !said.contains("write instead")), "{template}: {said:?}");
    }
    let template = "A: {{ order.name | default('a: b') }} {% if order.total %}b{% endif %}";
    assert_eq!(rewrite(template, false, None), None);
}

#[test]
fn a_condition_is_rewritten_whole() {
    for (condition, expected) in [
        ("order.kinds contains 'Coffee' and order.value > 5", "'Coffee' in order.kinds and order.value > 5"),
        ("buyer.region != blank", "buyer.region != none"),
        ("nil != buyer.region", "buyer.region != none"),
        ("buyer.country | downcase == 'us'", "buyer.country | lower == 'us'"),
    ] {
        assert_eq!(rewrite(condition, true, None), Some(["write instead: ", expected].concat()));
        let settings =
            serde_json::json!({ "brand": "Demo", "journeys": { "shipped": { "condition": expected } } });
        let found = check(&settings.to_string());
        assert!(found.iter().all(|finding| finding.severity != Severity::Error), "{found:#?}");
    }
}
