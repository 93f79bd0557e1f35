//! Running cases: each on a host of its own with gateways of its own.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::case::{
    Case, Event, Gateway, Receipts, Reply, Report, Request, Scripted, Secret, SourceCall, Step, Webhook,
};
use crate::client::{self, Client};
use crate::gateway::twilio::{self, Callback};
use crate::gateway::{self, StandIn, Text, now_ms};
use crate::payload::{self, Changes};
use crate::world::{PUBLIC_URL, SHOPS, Shop};
use crate::{expect, shopify, source};

/// Cases at once: many only wait.
const AT_ONCE: usize = 8;
/// Between two looks at the gateway.
const LOOK: Duration = Duration::from_millis(10);
/// The longest that a case may take.
const CASE_TIMEOUT: Duration = Duration::from_secs(30);
/// What is due later than this is not waited for.
const HORIZON: Duration = Duration::from_secs(3);

/// A host under test, with the shops of [`SHOPS`] and an empty store.
#[async_trait]
pub trait Host: Send + Sync {
    /// Where it listens: "http://127.0.0.1:8787".
    fn base_url(&self) -> String;

    /// Returns when nothing is due, nor will be within `horizon`. A host that
    /// does not wake by itself is woken here.
    async fn settle(&self, horizon: Duration) -> anyhow::Result<()>;

    /// Ends it.
    async fn stop(self: Box<Self>) -> anyhow::Result<()>;
}

/// How a host under test comes to be.
#[async_trait]
pub trait Start: Send + Sync {
    /// A host whose shops send through the gateways at `gateway_url`, and which
    /// the world reaches at [`PUBLIC_URL`].
    async fn start(&self, gateway_url: &str) -> anyhow::Result<Box<dyn Host>>;

    /// What it has beyond what every host must have: "sources" (the shop "demo"
    /// takes those of [`crate::source`]), "gateways" (the shop "fleet" sends by
    /// Telnyx, Vonage and Twilio, in this order), "vendors" (a shop for each of
    /// [`crate::gateway::vendor::VENDORS`], called like it), "waker" (it wakes by itself,
    /// not only when it is told to settle), "metrics" (it counts, at `/metrics`), "stops"
    /// (a report that the sender is not registered stops its gateway), "numbers" (a
    /// number keeps one pace, whichever gateways and shops text from it).
    fn offers(&self) -> &'static [&'static str] {
        &[]
    }
}

/// Runs every case whose name contains `filter`, with a line for each; how many
/// there were, or what went wrong in all that failed.
pub async fn run_all(start: Arc<dyn Start>, filter: &str) -> anyhow::Result<usize> {
    let offers = start.offers();
    let possible = |case: &Case| case.needs.iter().all(|need| offers.contains(&need.as_str()));
    let cases: Vec<Case> =
        Case::all()?.into_iter().filter(|case| case.name.contains(filter) && possible(case)).collect();
    let count = cases.len();
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = JoinSet::new();
    for case in cases {
        let (start, places) = (Arc::clone(&start), Arc::clone(&places));
        running.spawn(async move {
            let _place = places.acquire().await;
            let began = Instant::now();
            let result = run(&case, start.as_ref()).await;
            let word = if result.is_ok() { "ok    " } else { "FAILED" };
            println!("{word} {} ({:.1} s)", case.name, began.elapsed().as_secs_f64());
            result.map_err(|error| format!("{}: {}\n  {error:#}", case.name, case.about))
        });
    }
    let mut failures = Vec::new();
    while let Some(result) = running.join_next().await {
        failures.extend(result?.err());
    }
    failures.sort();
    ensure!(failures.is_empty(), "{} of {count} cases failed\n\n{}\n", failures.len(), failures.join("\n\n"));
    Ok(count)
}

async fn run(case: &Case, start: &dyn Start) -> anyhow::Result<()> {
    let accounts = SHOPS.map(|shop| (shop.account_sid, shop.auth_token));
    let gateway = StandIn::start(&accounts).await?;
    let host = start.start(&gateway.base_url()).await.context("the host does not start")?;
    let base_url = host.base_url();
    gateway.route(PUBLIC_URL, &base_url);
    let world =
        World { case, gateway, host: host.as_ref(), base_url, client: Client::default(), began_ms: now_ms() };
    let result = match tokio::time::timeout(CASE_TIMEOUT, world.play()).await {
        Ok(result) => result,
        Err(_) => bail!("did not end within {CASE_TIMEOUT:?}"),
    };
    drop(world);
    host.stop().await.context("the host does not stop")?;
    result
}

/// All that a case can touch.
struct World<'a> {
    case: &'a Case,
    gateway: StandIn,
    host: &'a dyn Host,
    base_url: String,
    client: Client,
    began_ms: i64,
}

impl World<'_> {
    async fn play(&self) -> anyhow::Result<()> {
        for (index, step) in self.case.steps.iter().enumerate() {
            let number = index + 1;
            self.take(number, step).await.with_context(|| format!("step {number}"))?;
        }
        Ok(())
    }

    async fn take(&self, number: usize, step: &Step) -> anyhow::Result<()> {
        match step {
            Step::Webhook(webhook) => self.webhook(number, webhook).await,
            Step::Source(call) => self.source(call).await,
            Step::Event(event) => self.event(event).await,
            Step::Reply(reply) => self.reply(number, reply).await,
            Step::Report(report) => self.report(report).await,
            Step::Request(request) => self.request(request).await,
            Step::Gateway(gateway) => self.gateway(gateway).await,
            Step::Settle(settle) => {
                self.host.settle(settle.within_ms.map_or(HORIZON, Duration::from_millis)).await
            }
            Step::Texts(texts) => {
                self.host.settle(HORIZON).await?;
                expect::texts(&self.gateway.requests(), texts, self.began_ms)
            }
            Step::Receipts(receipts) => {
                self.host.settle(HORIZON).await?;
                self.receipts(receipts).await
            }
        }
    }

    async fn webhook(&self, number: usize, webhook: &Webhook) -> anyhow::Result<()> {
        let shop = Shop::named(&webhook.shop).unwrap_or(&SHOPS[0]);
        let mut body = match &webhook.body {
            Some(body) => body.clone().into_bytes(),
            None => {
                let sample = format!("shopify/{}.json", webhook.topic.replace('/', "_"));
                let sample = webhook.payload.clone().unwrap_or_else(|| sample.into());
                self.fresh(&self.case.payload(&sample)?, &webhook.set, &webhook.unset)?
            }
        };
        body.resize(body.len().max(webhook.size), b' ');
        let mut headers = vec![
            ("content-type".to_owned(), "application/json".to_owned()),
            ("x-shopify-topic".to_owned(), webhook.topic.clone()),
            (
                "x-shopify-shop-domain".to_owned(),
                webhook.domain.as_deref().unwrap_or(shop.shopify_domain).to_owned(),
            ),
            ("x-shopify-api-version".to_owned(), "2026-07".to_owned()),
            (
                "x-shopify-webhook-id".to_owned(),
                webhook.id.clone().unwrap_or_else(|| format!("webhook-{number}")),
            ),
        ];
        let [secret, before] = shop.shopify_secrets;
        let secret = match webhook.signed {
            Secret::Right => Some(secret),
            Secret::Rotated => Some(before),
            Secret::Neighbour => Some(shop.neighbour().shopify_secrets[0]),
            Secret::Wrong | Secret::Stale => Some("a guess"),
            Secret::Missing => None,
        };
        headers
            .extend(secret.map(|secret| ("x-shopify-hmac-sha256".to_owned(), shopify::sign(secret, &body))));
        let path = format!("/v1/shops/{}/shopify", webhook.shop);
        let mut copies = JoinSet::new();
        for _ in 0..webhook.copies {
            let (client, url) = (self.client.clone(), self.url(&path));
            let (headers, body) = (headers.clone(), body.clone());
            copies.spawn(async move { client.send(&Method::POST, &url, &headers, body).await });
        }
        while let Some(copy) = copies.join_next().await {
            expect::answer(&copy??, &webhook.answer)?;
        }
        Ok(())
    }

    async fn source(&self, call: &SourceCall) -> anyhow::Result<()> {
        let body = match (&call.body, &call.bytes, &call.payload) {
            (Some(body), _, _) => body.clone().into_bytes(),
            (None, Some(bytes), _) => STANDARD.decode(bytes)?,
            (None, None, Some(payload)) => {
                self.fresh(&self.case.payload(payload)?, &call.set, &call.unset)?
            }
            (None, None, None) => Vec::new(),
        };
        let secret = match call.signed {
            Secret::Right => Some(source::SECRET_OF_SOURCES),
            Secret::Rotated | Secret::Neighbour | Secret::Stale | Secret::Wrong => Some("a guess"),
            Secret::Missing => None,
        };
        let mut headers: Vec<(String, String)> = call.headers.clone().into_iter().collect();
        headers.extend(secret.and_then(|secret| source::sign(&call.source, secret, &body)));
        let url = self.url(&format!("/v1/shops/{}/{}", call.shop, call.source));
        expect::answer(&self.client.send(&Method::POST, &url, &headers, body).await?, &call.answer)
    }

    async fn event(&self, event: &Event) -> anyhow::Result<()> {
        let body = match &event.body {
            Some(body) => body.clone().into_bytes(),
            None => {
                let sample = event.payload.clone().unwrap_or_else(|| "generic/placed.json".into());
                self.fresh(&self.case.payload(&sample)?, &event.set, &event.unset)?
            }
        };
        let mut headers = bearer(&event.shop, event.token);
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
        let path = format!("/v1/shops/{}/events", event.shop);
        let answer = self.client.send(&Method::POST, &self.url(&path), &headers, body).await?;
        expect::answer(&answer, &event.answer)
    }

    async fn reply(&self, number: usize, reply: &Reply) -> anyhow::Result<()> {
        let shop = Shop::named(&reply.shop).unwrap_or(&SHOPS[0]);
        let sid = reply.sid.clone().unwrap_or_else(|| format!("SM{number:032x}"));
        let mut parameters = vec![
            ("ToCountry", "US"),
            ("FromCity", ""),
            ("NumMedia", "0"),
            ("NumSegments", "1"),
            ("ApiVersion", "2010-04-01"),
            ("SmsStatus", "received"),
            ("SmsMessageSid", &sid),
            ("SmsSid", &sid),
            ("MessageSid", &sid),
            ("AccountSid", shop.account_sid),
            ("From", &reply.from),
            ("To", shop.sender),
            ("Body", &reply.body),
        ];
        parameters.extend(reply.opt_out_type.as_deref().map(|word| ("OptOutType", word)));
        let signer = if reply.signed == Secret::Neighbour { shop.neighbour() } else { shop };
        let callback = Callback {
            account_sid: signer.account_sid,
            url: &format!("{PUBLIC_URL}/v1/shops/{}/twilio/inbound", reply.shop),
            parameters: &parameters,
            signed: reply.signed.of_gateway(),
        };
        expect::answer(&self.gateway.call(&callback).await?, &reply.answer)
    }

    async fn report(&self, report: &Report) -> anyhow::Result<()> {
        let requests = self.requests(report.text).await;
        let text = match &report.unknown {
            Some(name) => {
                let shop = &SHOPS[0];
                let message: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
                Text {
                    via: twilio::NAME,
                    account_sid: shop.account_sid.into(),
                    to: "+12025550123".into(),
                    from: shop.sender.into(),
                    body: String::new(),
                    status_callback: format!(
                        "{PUBLIC_URL}/v1/shops/{}/twilio/status?message={message}",
                        shop.id
                    ),
                    reference: String::new(),
                    at_ms: now_ms(),
                    sid: "SMffffffffffffffffffffffffffffffff".into(),
                    taken: true,
                }
            }
            None => {
                let text = requests.get(report.text.saturating_sub(1));
                text.with_context(|| format!("there is no text {}", report.text))?.clone()
            }
        };
        let answer = self.gateway.report(
            &text,
            &report.status,
            report.error_code.as_deref(),
            report.signed.of_gateway(),
        );
        expect::answer(&answer.await?, &report.answer)
    }

    /// The requests for texts, of which there will soon be `count`.
    async fn requests(&self, count: usize) -> Vec<Text> {
        let began = Instant::now();
        loop {
            let requests = self.gateway.requests();
            if requests.len() >= count || began.elapsed() > HORIZON {
                return requests;
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    async fn request(&self, request: &Request) -> anyhow::Result<()> {
        let method = Method::from_bytes(request.method.as_bytes())?;
        let answer = self.client.send(&method, &self.url(&request.path), &[], request.body.clone()).await?;
        expect::answer(&answer, &request.answer)
    }

    async fn gateway(&self, gateway: &Gateway) -> anyhow::Result<()> {
        match gateway.down {
            Some(true) => self.gateway.go_down().await,
            Some(false) => self.gateway.come_up().await?,
            None => {}
        }
        let answers: Vec<_> =
            gateway.answers.iter().map(|answer| self.scripted(answer)).collect::<anyhow::Result<_>>()?;
        self.gateway.script(answers);
        Ok(())
    }

    fn scripted(&self, answer: &Scripted) -> anyhow::Result<gateway::Answer> {
        let body = answer.payload.as_ref().map(|name| self.case.payload(name)).transpose()?;
        Ok(gateway::Answer {
            says: answer.says.clone(),
            status: answer.status,
            body,
            retry_after: answer.retry_after.clone(),
            delay: Duration::from_millis(answer.delay_ms),
            hangs_up: answer.hangs_up,
        })
    }

    async fn receipts(&self, receipts: &Receipts) -> anyhow::Result<()> {
        let of = [("phone", &receipts.phone), ("order", &receipts.order)];
        let of = of.iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(of).finish();
        let path = format!("/v1/shops/{}/receipts?{query}", receipts.shop);
        let headers = bearer(&receipts.shop, receipts.token);
        let answer: client::Answer = self.client.send(&Method::GET, &self.url(&path), &headers, "").await?;
        ensure!(answer.status == receipts.answers, "answered {}: {}", answer.status, answer.body);
        if answer.status != 200 {
            return Ok(());
        }
        expect::receipts(&answer.body, receipts)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    fn fresh(
        &self,
        sample: &str,
        set: &serde_json::Map<String, serde_json::Value>,
        unset: &[String],
    ) -> anyhow::Result<Vec<u8>> {
        payload::fresh(sample, &Changes { set, unset }, now_ms())
    }
}

fn bearer(shop: &str, token: Secret) -> Vec<(String, String)> {
    let shop = Shop::named(shop).unwrap_or(&SHOPS[0]);
    let token = match token {
        Secret::Right | Secret::Rotated => shop.api_token,
        Secret::Neighbour => shop.neighbour().api_token,
        Secret::Wrong | Secret::Stale => "a guess",
        Secret::Missing => return Vec::new(),
    };
    vec![("authorization".to_owned(), format!("Bearer {token}"))]
}
