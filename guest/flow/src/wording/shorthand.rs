//! What the default texts write in short: each is there some three hundred
//! times, and every byte of them is shipped.

/// The short form, and what it stands for.
const FORMS: &[(&str, &str)] = &[
    ("{brand}", "{{ shop.brand }}"),
    ("{end}", "{% endif %}"),
    ("{else}", "{% else %}"),
    ("{order}", "{{ order.name }}"),
    ("{page}", "{% if order.status_url %} {{ link(order.status_url) }}{% endif %}"),
    ("{or page}", "{% elif order.status_url %} {{ link(order.status_url) }}{% endif %}"),
    ("{if track}", "{% if parcel.tracking_url %}"),
    ("{track}", "{{ link(parcel.tracking_url) }}"),
    ("{here}", "{{ parcels.here }}"),
    ("{total}", "{{ parcels.total }}"),
    ("{carrier}", "{{ parcel.carrier }}"),
    ("{product}", "{{ product.title }}"),
    ("{if several}", "{% if parcels.total > 1 %}"),
    ("{if carrier}", "{% if parcel.carrier %}"),
    ("{sum}", "{{ order.total | money }}"),
    ("{if refunded}", "{% if order.refunded %}"),
    ("{refunded}", "{{ order.refunded | money }}"),
    ("{if name}", "{% if buyer.first_name %}"),
    ("{name}", "{{ buyer.first_name }}"),
    ("{if link}", "{% if product.url %}"),
    ("{link}", "{{ link(product.url) }}"),
    ("{review}", "{{ link(links.review) }}"),
    ("{loyalty}", "{{ link(links.loyalty) }}"),
    ("{guide}", "{{ link(links.guide) }}"),
    ("{if things}", "{% if order.quantity %}"),
    ("{if together}", "{% if parcels.together > 1 %}"),
    ("{if partial}", "{% if parcels.partial %}"),
    ("{or partial}", "{% elif parcels.partial %}"),
    ("{number}", "{{ parcel.number }}"),
    ("{if guide}", "{% if links.guide %}"),
    ("{if review}", "{% if links.review %}"),
    ("{if loyalty}", "{% if links.loyalty %}"),
    ("{if support}", "{% if shop.support %}"),
    ("{support}", "{{ shop.support }}"),
    ("{if happy}", "{% if rating > 3 %}"),
    ("{if many}", "{% if parcels.here > 1 %}"),
];

/// Where to get help: the shop's own contact, or else by a reply.
const HELP: &str = "{help}";
/// What was ordered: by name, or else how many of it.
const THINGS: &str = "{things}";

/// The template that a default text is short for, with the words for "reply" and
/// the forms of the noun for what was ordered.
pub(super) fn spelled_out(text: &str, reply: &str, things: &str) -> String {
    let filled = [
        (HELP, "{{ shop.support | default('", reply, "') }}"),
        (THINGS, "{{ order.summary | default(order.quantity | plural(", things, ")) }}"),
    ];
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(brace) = rest.find('{') {
        let (before, form) = rest.split_at(brace);
        out.push_str(before);
        if let Some((filled, after)) = filled.iter().find_map(|row| Some((row, form.strip_prefix(row.0)?))) {
            let (_, opening, words, closing) = filled;
            [opening, words, closing].into_iter().for_each(|part| out.push_str(part));
            rest = after;
            continue;
        }
        let forms = if form.starts_with("{{") || form.starts_with("{%") { &[] } else { FORMS };
        let known = forms.iter().find_map(|(short, long)| Some((*long, form.strip_prefix(short)?)));
        // Two characters, since the second brace of a pair begins no form.
        let (long, after) = known.or_else(|| form.split_at_checked(2)).unwrap_or((form, ""));
        out.push_str(long);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_spelled_out_and_all_else_is_left_alone() {
        let text = "{brand}: {% if x %}{order}{end}{page}{{ y }} {help} {things} é{";
        let expected = "{{ shop.brand }}: {% if x %}{{ order.name }}{% endif %}\
             {% if order.status_url %} {{ link(order.status_url) }}{% endif %}{{ y }} {{ shop.support | default('Reply') }} \
             {{ order.summary | default(order.quantity | plural('a', 'b')) }} é{";
        assert_eq!(spelled_out(text, "Reply", "'a', 'b'"), expected);
        assert_eq!(spelled_out("{é", "", ""), "{é");
    }
}
