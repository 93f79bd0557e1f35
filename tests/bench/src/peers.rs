//! Side by side with what shops use under Node: `liquidjs` for templates,
//! Twilio's `sms-segments-calculator` for what a text costs.
//!
//! Both sides take turns, round by round; the middle round counts, in computing
//! time. Ours parses the shop's settings and makes the text complete besides.

mod node;
mod texts;

use std::path::Path;
use std::time::Duration;

use aftertext::Runtime;
use aftertext::studio::Studio;
use aftertext_flow as flow;
use anyhow::{Result, ensure};
use serde_json::json;
use simulation::convert;

use self::node::Peers;
use crate::cpu;
use crate::sample::{self, SETTINGS};
use crate::table::{Table, Target};

const ROUNDS: u32 = 5;
/// Renderings in a round.
const RENDERINGS: u32 = 2_000;
/// Texts that are measured in a round.
pub const TEXTS: usize = 10_000;
const STEP: &str = "order-confirmed";

/// Our English confirmation as Liquid writes it.
const CONFIRMATION: &str = "{{ shop.brand }}: Thanks{% if buyer.first_name %} {{ buyer.first_name }}\
    {% endif %}, order {{ order.name }} is confirmed{% if order.quantity %}: \
    {{ order.summary | default: order.quantity }}{% endif %}.{% if order.status_url %} \
    {{ order.status_url }}{% endif %}";

/// Computing microseconds of each round.
#[derive(Default)]
struct Costs {
    liquid: Vec<f64>,
    rendered: Vec<f64>,
    rendered_natively: Vec<f64>,
    calculator: Vec<f64>,
    measured: Vec<f64>,
    measured_natively: Vec<f64>,
}

/// Adds the rows; gives the texts about which we and the calculator disagree
/// for no reason that is known.
pub async fn measure(component: &Path, packages: &Path, table: &mut Table) -> Result<Vec<String>> {
    let studio = Runtime::builder(component).build_studio()?;
    let event = sample::placed(1);
    let own = convert::order_event(event.clone());
    let texts = texts::made_up(TEXTS);
    let mut peers = Peers::start(packages)?;
    let context = json!({
        "shop": {"brand": "Sample Shop"},
        "buyer": {"first_name": event.order.buyer.first_name},
        "order": {"name": event.order.name, "quantity": 3, "summary": "1 Canvas Tote, 2 Ceramic Mug",
                  "status_url": event.order.status_url},
    });
    let loaded = peers.load(CONFIRMATION, &context, &texts)?;
    let ours = studio.render_message(SETTINGS, STEP, &event).await?;
    let ours = ours.map_err(|error| anyhow::anyhow!("{error}"))?.body;
    ensure!(ours.starts_with(&loaded.body), "the two say different things:\n{ours}\n{}", loaded.body);

    let mut costs = Costs::default();
    round(&studio, &event, &own, &texts, &mut peers, &mut Costs::default()).await?;
    for _ in 0..ROUNDS {
        round(&studio, &event, &own, &texts, &mut peers, &mut costs).await?;
    }
    rows(costs, table);
    texts::disagreements(&texts, &loaded.segments, table)
}

async fn round(
    studio: &Studio,
    event: &aftertext::types::OrderEvent,
    own: &flow::OrderEvent,
    texts: &[String],
    peers: &mut Peers,
    costs: &mut Costs,
) -> Result<()> {
    costs.liquid.push(peers.render(RENDERINGS)? / f64::from(RENDERINGS));
    let before = cpu::used();
    studio.renderings_on_one_instance(SETTINGS, STEP, event, RENDERINGS).await?;
    costs.rendered.push(since(before) / f64::from(RENDERINGS));
    let before = cpu::used();
    for _ in 0..RENDERINGS {
        flow::preview(SETTINGS, STEP, own.clone())?;
    }
    costs.rendered_natively.push(since(before) / f64::from(RENDERINGS));

    costs.calculator.push(peers.measure()?);
    let before = cpu::used();
    studio.measurements_on_one_instance(texts).await?;
    costs.measured.push(since(before));
    let before = cpu::used();
    let segments = texts.iter().fold(0, |sum, text| sum + u64::from(flow::measure(text).segments));
    costs.measured_natively.push(since(before));
    ensure!(segments >= TEXTS as u64, "a text has a segment at least");
    Ok(())
}

fn since(before: Duration) -> f64 {
    (cpu::used() - before).as_secs_f64() * 1e6
}

fn rows(costs: Costs, table: &mut Table) {
    let Costs { liquid, rendered, rendered_natively, calculator, measured, measured_natively } = costs;
    let [liquid, rendered, rendered_natively] = [liquid, rendered, rendered_natively].map(cpu::median);
    table.heading("The default confirmation, parsed and rendered (computing time)");
    table.row("liquidjs", liquid, "µs", Target::None);
    table.row("ours in a kept instance, settings parsed too", rendered, "µs", Target::AtMost(10.0));
    table.row("ours natively, settings parsed too", rendered_natively, "µs", Target::None);
    table.row("liquidjs ÷ ours in a kept instance", liquid / rendered, "×", Target::AtLeast(3.0));
    table.row("liquidjs ÷ ours natively", liquid / rendered_natively, "×", Target::None);
    let [calculator, measured, measured_natively] =
        [calculator, measured, measured_natively].map(cpu::median);
    table.heading("10,000 texts measured (computing time)");
    table.row("sms-segments-calculator", calculator / 1e3, "ms", Target::None);
    table.row("ours in a kept instance", measured / 1e3, "ms", Target::None);
    table.row("ours natively", measured_natively / 1e3, "ms", Target::None);
    table.row(
        "sms-segments-calculator ÷ ours in a kept instance",
        calculator / measured,
        "×",
        Target::AtLeast(20.0),
    );
    table.row("sms-segments-calculator ÷ ours natively", calculator / measured_natively, "×", Target::None);
}
