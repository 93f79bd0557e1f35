//! What is written directly, held against what minijinja renders.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::try_to_render;
use super::*;
use crate::context::Parcels;
use crate::facts::{Facts, ParcelFacts};
use crate::journey::Step;
use crate::progress::OrderState;
use crate::settings::{Settings, Voice};
use crate::studio::{PARCELS, SAMPLE_ORDERS, Sample, sample};
use crate::tone::Tone;
use crate::wording::{DefaultText, FORM_CHARACTERS};

const SETTINGS: &str = r#"{"brand":"Demo","support":"help@demo.example",
    "links":{"review":"https://demo.example/r","loyalty":"https://shop.example/c",
             "guide":"https://shop.example/g","reorder":"https://shop.example/b"},
    "short_links":{"domain":"go.demo.example","hosts":["shop.example"]}}"#;
const LANGUAGES: &[&str] = &["en", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv"];
const LOCALES: &[&str] = &["en", "de-CH", "fr", "ja", "pl"];
const USUAL: Case = Case {
    settings: SETTINGS,
    order: SAMPLE_ORDERS[0],
    locale: "en",
    parcels: PARCELS[0],
    rating: Some(5),
    is_refunded: false,
};

/// Parts of templates: what is written directly, what is not, and what is wrong.
const PARTS: &[&str] = &[
    "a",
    " ",
    "{",
    "}",
    "\n",
    "}}",
    "%}",
    "'",
    "ü",
    "{{ shop.brand }}",
    "{{shop.support}}",
    "{{ order.name }}",
    "{{  order.summary  }}",
    "{{ order.quantity }}",
    "{{ order.total | money }}",
    "{{ order.total | money | upper }}",
    "{{ order.total|default('x')|money }}",
    "{{ buyer.first_name }}",
    "{{ buyer.first_name | default('you') }}",
    "{{ buyer.first_name | title }}",
    "{{ buyer.first_name | truncate(4) }}",
    "{{ order.quantity | plural('item', \"items\") }}",
    "{{ order.summary | default(order.quantity | plural('a', 'b', 'c')) }}",
    "{{ order.quantity | plural('a') }}",
    "{{ parcel.carrier | default(shop.support | default('x')) }}",
    "{{ parcel.expected_at | date }}",
    "{{ parcel.expected_at | time }}",
    "{{ order.name | money }}",
    "{{ order.quantity | upper }}",
    "{{ link(order.status_url) }}",
    "{{ link(parcel.tracking_url) | upper }}",
    "{{ link(order.name) }}",
    "{{ link('https://shop.example') }}",
    "{{ 'a' | upper }}",
    "{{ 12 }}",
    "{{ 012 }}",
    "{{ 'a\\'b' }}",
    "{{ parcels.partial }}",
    "{{ parcels.total > 1 }}",
    "{{ lines }}",
    "{{ lines | first }}",
    "{{ order }}",
    "{{ nobody }}",
    "{{ order . name }}",
    "{{ order.name",
    "{{- order.name -}}",
    "{# no #}",
    "{{ true }}",
    "{{ }}",
    "{{ order.name | nothing }}",
    "{{ order.name | default }}",
    "{{ order.name | default() }}",
    "{{ rating }}",
    "{{ links.review }}",
    "{{ links.guide }}",
    "{{ order.refunded | money }}",
    "{{ 'x' | default(nobody) }}",
    "{% if order.status_url %}",
    "{% if buyer.first_name %}",
    "{% if parcels.total > 1 %}",
    "{% if rating > 3 %}",
    "{% if order.name > 1 %}",
    "{% if not order.name %}",
    "{% if parcels.partial %}",
    "{% if links.guide %}",
    "{% if order.quantity %}",
    "{% if parcels.total >= 1 %}",
    "{% if nobody %}",
    "{% if lines %}",
    "{%if 0%}",
    "{% if order.name and rating %}",
    "{% elif parcel.carrier %}",
    "{% elif links.review %}",
    "{% else %}",
    "{% endif %}",
    "{% endif %}",
    "{% endif %}",
    "{% else %}",
    "{%- endif %}",
    "{% endif",
    "{% for x in lines %}",
    "{% endfor %}",
    "{% raw %}",
    "{% endraw %}",
];

const BARE: &str = r#"{"brand":"Demo"}"#;
const MARKS: &[Option<u8>] = &[Some(5), Some(2), None];

/// A text's surroundings: which order of which shop for whom, and what of it.
#[derive(Clone, Copy, Debug)]
struct Case {
    settings: &'static str,
    order: Sample,
    locale: &'static str,
    parcels: Parcels,
    rating: Option<u8>,
    is_refunded: bool,
}

fn cases() -> impl Strategy<Value = Case> {
    let shop = (select(&[SETTINGS, BARE][..]), select(SAMPLE_ORDERS), select(LOCALES));
    let told = (select(PARCELS), select(MARKS), any::<bool>());
    (shop, told).prop_map(|((settings, order, locale), (parcels, rating, is_refunded))| Case {
        settings,
        order,
        locale,
        parcels,
        rating,
        is_refunded,
    })
}

/// Whether a text is written directly, and then as minijinja renders it.
fn holds(source: &Source<'_>, case: Case) -> Result<bool, TestCaseError> {
    let settings = Settings::parse(case.settings.as_bytes()).unwrap();
    let (mut order, parcel) = (case.order)();
    order.buyer.locale = Some(case.locale.to_owned());
    let facts = Facts::of(&order, 0, &OrderState::default());
    let parcel = ParcelFacts::of(&parcel);
    let refunded = case.is_refunded.then_some(&facts.total);
    let mut context = sample(&settings, Step::Shipped, &facts, Some(&parcel), refunded);
    (context.parcels, context.rating) = (case.parcels, case.rating);
    context.product = sample(&settings, Step::Replenishment, &facts, None, None).product;
    let Some(direct) = write(source, &context) else {
        return Ok(false);
    };
    let Some((direct, _)) = crate::short_link::shortened(direct.trim(), &context) else {
        return Ok(false);
    };
    let rendered = try_to_render(source.template(), &context).map(|text| text.body);
    prop_assert_eq!(rendered.map_err(|(_, error)| error.to_string()), Ok(direct), "{}", source.template());
    Ok(true)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_written_directly_is_what_minijinja_renders(
        parts in prop::collection::vec(select(PARTS), 0..12),
        case in cases(),
    ) {
        holds(&Source::Own(&parts.concat()), case)?;
    }

    #[test]
    fn forms_are_written_as_minijinja_renders_what_they_stand_for(
        forms in prop::collection::vec(FORM_CHARACTERS, 0..12),
        language in select(LANGUAGES),
        case in cases(),
    ) {
        let short = forms.iter().filter_map(|form| char::from_u32(*form)).map(|form| format!("x{form}"));
        holds(&DefaultText::in_short(short.collect(), language).into(), case)?;
    }

    #[test]
    fn nothing_that_is_near_a_template_is_written_otherwise(
        parts in prop::collection::vec(select(PARTS), 1..6),
        cut in any::<prop::sample::Index>(),
        with in select(&["", " ", "|", "'", "(", ")", ",", "-", "0", ".", "x", "%", "}", "\n", "\u{1}"][..]),
    ) {
        let template = parts.concat();
        let at = (0..=cut.index(template.len() + 1)).rev().find(|at| template.is_char_boundary(*at));
        let (before, after) = template.split_at(at.unwrap());
        holds(&Source::Own(&[before, with, after].concat()), USUAL)?;
    }
}

#[test]
fn each_part_alone_is_written_directly_or_left_to_minijinja() {
    for part in PARTS {
        for order in SAMPLE_ORDERS {
            for template in [(*part).to_owned(), format!("{part}x{{% endif %}}")] {
                holds(&Source::Own(&template), Case { order: *order, ..USUAL }).unwrap();
            }
        }
    }
}

/// Every case of every step in a language and tone; gives the steps that are left
/// to minijinja.
fn left(locale: &'static str, tone: Tone) -> Vec<Step> {
    let mut left = Vec::new();
    for (settings, step) in
        [SETTINGS, BARE].into_iter().flat_map(|settings| Step::all().map(move |step| (settings, step)))
    {
        let parsed = Settings::parse(settings.as_bytes()).unwrap();
        let (source, _) = parsed.template(step, Voice { locale: Some(locale), tone, revision: None });
        for (order, parcels) in
            SAMPLE_ORDERS.iter().flat_map(|order| PARCELS.iter().map(move |parcels| (*order, *parcels)))
        {
            for (rating, is_refunded) in
                [5, 2].iter().flat_map(|mark| [(Some(*mark), true), (Some(*mark), false)])
            {
                let case = Case { settings, order, locale, parcels, rating, is_refunded };
                if !holds(&source, case).unwrap() && !left.contains(&step) {
                    left.push(step);
                }
            }
        }
    }
    left
}

#[test]
fn all_default_texts_but_one_are_written_directly() {
    for locale in LANGUAGES {
        for tone in [Tone::New, Tone::Loyal] {
            let expected: &[Step] = if *locale == "en" { &[Step::OutForDelivery] } else { &[] };
            assert_eq!(left(locale, tone), expected, "{locale}");
        }
    }
}
