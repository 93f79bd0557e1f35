//! What the default texts write in short: each is there some three hundred
//! times, and every byte of them is shipped.

/// The short form, and what it stands for.
const FORMS: &[(&str, &str)] = &[
    ("{brand}", "{{ shop.brand }}"),
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
    ("{end}", "{% endif %}"),
    ("{else}", "{% else %}"),
];

/// Where to get help: the shop's own contact, or else by a reply.
const HELP: &str = "{help}";

/// The template that a default text is short for, with the words for "reply".
pub(super) fn spelled_out(text: &str, reply: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(brace) = rest.find('{') {
        let (before, form) = rest.split_at(brace);
        out.push_str(before);
        if let Some(after) = form.strip_prefix(HELP) {
            out.push_str("{{ shop.support | default('");
            out.push_str(reply);
            out.push_str("') }}");
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
        let text = "{brand}: {% if x %}{order}{end}{page}{{ y }} {help} é{";
        let expected = "{{ shop.brand }}: {% if x %}{{ order.name }}{% endif %}\
             {% if order.status_url %} {{ link(order.status_url) }}{% endif %}{{ y }} {{ shop.support | default('Reply') }} é{";
        assert_eq!(spelled_out(text, "Reply"), expected);
        assert_eq!(spelled_out("{é", ""), "{é");
    }
}
